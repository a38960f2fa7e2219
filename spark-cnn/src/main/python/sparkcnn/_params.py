"""The stages' params, written by make_params.py from the Java side: do not edit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from pyspark.ml.param import Param, Params

from sparkcnn._calls import keyword_params
from sparkcnn._converters import (
    to_augmentation_json,
    to_augmentations,
    to_bool,
    to_float,
    to_int,
    to_layer_rates,
    to_long,
    to_network,
    to_network_json,
    to_path,
    to_text,
    toListFloat,
    toListInt,
    toListLayerRates,
    toListString,
)
from sparkcnn._stages import CnnStage

if TYPE_CHECKING:
    from os import PathLike

    from sparkcnn.augmentations import Augmentation
    from sparkcnn.network import Network

P = TypeVar("P", bound=Params)
S = TypeVar("S", bound=CnnStage)


class HasAugmentationParams(Params):
    """The params of Java's ``HasAugmentationParams``."""

    augmentation: Param[Any] = Param(
        Params._dummy(),
        "augmentation",
        "random changes of the training images, in this order, as JSON; RandomCrop, "
        "RandomResizedCrop, RandomHorizontalFlip, RandomVerticalFlip, RandomRotation, ColorJitter "
        "and RandomErasing as in torchvision",
        typeConverter=to_augmentation_json,
    )

    def getAugmentation(self) -> list[Augmentation]:
        """Gets the value of :py:attr:`augmentation`, or its default."""
        return to_augmentations(self.getOrDefault(self.augmentation))

    def setAugmentation(self: P, value: Augmentation | Iterable[Augmentation] | str) -> P:
        """Sets the value of :py:attr:`augmentation`: random changes of the training images, in
        this order, as JSON; RandomCrop, RandomResizedCrop, RandomHorizontalFlip,
        RandomVerticalFlip, RandomRotation, ColorJitter and RandomErasing as in torchvision.
        """
        return self._set(augmentation=value)


class HasCheckpointParams(Params):
    """The params of Java's ``HasCheckpointParams``."""

    checkpointDir: Param[str] = Param(
        Params._dummy(),
        "checkpointDir",
        "folder, on any Hadoop file system, of checkpoints, from which the next fit goes on if "
        "this one is cut off; for one training at a time; unset: none",
        typeConverter=to_path,
    )
    checkpointInterval: Param[int] = Param(
        Params._dummy(),
        "checkpointInterval",
        "rounds between two checkpoints; one more is written at the end (>= 1)",
        typeConverter=to_int,
    )
    keepCheckpoints: Param[int] = Param(
        Params._dummy(),
        "keepCheckpoints",
        "checkpoints that stay; older ones are deleted (>= 1)",
        typeConverter=to_int,
    )

    def getCheckpointDir(self) -> str | None:
        """Gets the value of :py:attr:`checkpointDir`, or None if it is unset."""
        if not self.isDefined(self.checkpointDir):
            return None
        return self.getOrDefault(self.checkpointDir)

    def setCheckpointDir(self: P, value: str | PathLike[str]) -> P:
        """Sets the value of :py:attr:`checkpointDir`: folder, on any Hadoop file system, of
        checkpoints, from which the next fit goes on if this one is cut off; for one training at
        a time; unset: none.
        """
        return self._set(checkpointDir=value)

    def getCheckpointInterval(self) -> int:
        """Gets the value of :py:attr:`checkpointInterval`, or its default."""
        return self.getOrDefault(self.checkpointInterval)

    def setCheckpointInterval(self: P, value: int) -> P:
        """Sets the value of :py:attr:`checkpointInterval`: rounds between two checkpoints; one
        more is written at the end (>= 1).
        """
        return self._set(checkpointInterval=value)

    def getKeepCheckpoints(self) -> int:
        """Gets the value of :py:attr:`keepCheckpoints`, or its default."""
        return self.getOrDefault(self.keepCheckpoints)

    def setKeepCheckpoints(self: P, value: int) -> P:
        """Sets the value of :py:attr:`keepCheckpoints`: checkpoints that stay; older ones are
        deleted (>= 1).
        """
        return self._set(keepCheckpoints=value)


class HasClassLossParams(Params):
    """The params of Java's ``HasClassLossParams``."""

    classWeights: Param[list[float]] = Param(
        Params._dummy(),
        "classWeights",
        "crossEntropy: how much each class counts in the loss; a number >= 0 per class, not all 0;"
        " unset: all alike",
        typeConverter=toListFloat,
    )
    labelSmoothing: Param[float] = Param(
        Params._dummy(),
        "labelSmoothing",
        "crossEntropy: share of the target that all classes divide (in [0, 1])",
        typeConverter=to_float,
    )

    def getClassWeights(self) -> list[float] | None:
        """Gets the value of :py:attr:`classWeights`, or None if it is unset."""
        if not self.isDefined(self.classWeights):
            return None
        return self.getOrDefault(self.classWeights)

    def setClassWeights(self: P, value: Iterable[float] | float) -> P:
        """Sets the value of :py:attr:`classWeights`: crossEntropy: how much each class counts in
        the loss; a number >= 0 per class, not all 0; unset: all alike.
        """
        return self._set(classWeights=value)

    def getLabelSmoothing(self) -> float:
        """Gets the value of :py:attr:`labelSmoothing`, or its default."""
        return self.getOrDefault(self.labelSmoothing)

    def setLabelSmoothing(self: P, value: float) -> P:
        """Sets the value of :py:attr:`labelSmoothing`: crossEntropy: share of the target that all
        classes divide (in [0, 1]).
        """
        return self._set(labelSmoothing=value)


class HasDistributionParams(Params):
    """The params of Java's ``HasDistributionParams``."""

    averagingFrequency: Param[int] = Param(
        Params._dummy(),
        "averagingFrequency",
        "averagingUnits that a worker trains between two averages; 0: a quarter of an epoch, or an"
        " epoch if there are no more than two workers (>= 0)",
        typeConverter=to_int,
    )
    averagingUnit: Param[str] = Param(
        Params._dummy(),
        "averagingUnit",
        "what averagingFrequency counts. Supported: batches, epochs",
        typeConverter=to_text,
    )
    device: Param[str] = Param(
        Params._dummy(),
        "device",
        "what workers compute on: cpu; gpu, the one that Spark gives to each worker's task; auto, "
        "gpu where Spark assigns GPUs and libtorch is its CUDA build. Supported: auto, cpu, gpu",
        typeConverter=to_text,
    )
    learningRateScaling: Param[str] = Param(
        Params._dummy(),
        "learningRateScaling",
        "what learningRate and maxLearningRate are multiplied by: 1, or the number of workers or "
        "its square root, since together they train on so many batches at a step. Supported: none,"
        " sqrt, linear",
        typeConverter=to_text,
    )
    numWorkers: Param[int] = Param(
        Params._dummy(),
        "numWorkers",
        "partitions that train side by side, each on its share of the rows; unset: the cluster's "
        "task slots (>= 1)",
        typeConverter=to_int,
    )
    optimizerAveraging: Param[str] = Param(
        Params._dummy(),
        "optimizerAveraging",
        "what becomes of the workers' optimizers, such as momentum, at an average: averaged like "
        "the weights, or reset, which makes rounds cheaper. Supported: averaged, reset",
        typeConverter=to_text,
    )
    outerLearningRate: Param[float] = Param(
        Params._dummy(),
        "outerLearningRate",
        "how far the weights follow the workers' mean (> 0)",
        typeConverter=to_float,
    )
    outerMomentum: Param[float] = Param(
        Params._dummy(),
        "outerMomentum",
        "momentum of the weights on their way from mean to mean; unset: 1 - 2 / numWorkers, within"
        " 0 and 0.9 (in [0, 1))",
        typeConverter=to_float,
    )
    outerNesterov: Param[bool] = Param(
        Params._dummy(),
        "outerNesterov",
        "whether outerMomentum looks ahead (Nesterov)",
        typeConverter=to_bool,
    )
    reduction: Param[str] = Param(
        Params._dummy(),
        "reduction",
        "where the workers' states are added up: driver, which collects them, or shuffle, for "
        "large models or many workers; auto decides by their size. Supported: auto, driver, "
        "shuffle",
        typeConverter=to_text,
    )
    repartition: Param[bool] = Param(
        Params._dummy(),
        "repartition",
        "whether rows are dealt out evenly to numWorkers workers; otherwise each of the "
        "DataFrame's partitions is a worker's",
        typeConverter=to_bool,
    )

    def getAveragingFrequency(self) -> int:
        """Gets the value of :py:attr:`averagingFrequency`, or its default."""
        return self.getOrDefault(self.averagingFrequency)

    def setAveragingFrequency(self: P, value: int) -> P:
        """Sets the value of :py:attr:`averagingFrequency`: averagingUnits that a worker trains
        between two averages; 0: a quarter of an epoch, or an epoch if there are no more than
        two workers (>= 0).
        """
        return self._set(averagingFrequency=value)

    def getAveragingUnit(self) -> str:
        """Gets the value of :py:attr:`averagingUnit`, or its default."""
        return self.getOrDefault(self.averagingUnit)

    def setAveragingUnit(self: P, value: str) -> P:
        """Sets the value of :py:attr:`averagingUnit`: what averagingFrequency counts. Supported:
        batches, epochs.
        """
        return self._set(averagingUnit=value)

    def getDevice(self) -> str:
        """Gets the value of :py:attr:`device`, or its default."""
        return self.getOrDefault(self.device)

    def setDevice(self: P, value: str) -> P:
        """Sets the value of :py:attr:`device`: what workers compute on: cpu; gpu, the one that
        Spark gives to each worker's task; auto, gpu where Spark assigns GPUs and libtorch is
        its CUDA build. Supported: auto, cpu, gpu.
        """
        return self._set(device=value)

    def getLearningRateScaling(self) -> str:
        """Gets the value of :py:attr:`learningRateScaling`, or its default."""
        return self.getOrDefault(self.learningRateScaling)

    def setLearningRateScaling(self: P, value: str) -> P:
        """Sets the value of :py:attr:`learningRateScaling`: what learningRate and maxLearningRate
        are multiplied by: 1, or the number of workers or its square root, since together they
        train on so many batches at a step. Supported: none, sqrt, linear.
        """
        return self._set(learningRateScaling=value)

    def getNumWorkers(self) -> int | None:
        """Gets the value of :py:attr:`numWorkers`, or None if it is unset."""
        if not self.isDefined(self.numWorkers):
            return None
        return self.getOrDefault(self.numWorkers)

    def setNumWorkers(self: P, value: int) -> P:
        """Sets the value of :py:attr:`numWorkers`: partitions that train side by side, each on its
        share of the rows; unset: the cluster's task slots (>= 1).
        """
        return self._set(numWorkers=value)

    def getOptimizerAveraging(self) -> str:
        """Gets the value of :py:attr:`optimizerAveraging`, or its default."""
        return self.getOrDefault(self.optimizerAveraging)

    def setOptimizerAveraging(self: P, value: str) -> P:
        """Sets the value of :py:attr:`optimizerAveraging`: what becomes of the workers'
        optimizers, such as momentum, at an average: averaged like the weights, or reset, which
        makes rounds cheaper. Supported: averaged, reset.
        """
        return self._set(optimizerAveraging=value)

    def getOuterLearningRate(self) -> float:
        """Gets the value of :py:attr:`outerLearningRate`, or its default."""
        return self.getOrDefault(self.outerLearningRate)

    def setOuterLearningRate(self: P, value: float) -> P:
        """Sets the value of :py:attr:`outerLearningRate`: how far the weights follow the workers'
        mean (> 0).
        """
        return self._set(outerLearningRate=value)

    def getOuterMomentum(self) -> float | None:
        """Gets the value of :py:attr:`outerMomentum`, or None if it is unset."""
        if not self.isDefined(self.outerMomentum):
            return None
        return self.getOrDefault(self.outerMomentum)

    def setOuterMomentum(self: P, value: float) -> P:
        """Sets the value of :py:attr:`outerMomentum`: momentum of the weights on their way from
        mean to mean; unset: 1 - 2 / numWorkers, within 0 and 0.9 (in [0, 1)).
        """
        return self._set(outerMomentum=value)

    def getOuterNesterov(self) -> bool:
        """Gets the value of :py:attr:`outerNesterov`, or its default."""
        return self.getOrDefault(self.outerNesterov)

    def setOuterNesterov(self: P, value: bool) -> P:
        """Sets the value of :py:attr:`outerNesterov`: whether outerMomentum looks ahead
        (Nesterov).
        """
        return self._set(outerNesterov=value)

    def getReduction(self) -> str:
        """Gets the value of :py:attr:`reduction`, or its default."""
        return self.getOrDefault(self.reduction)

    def setReduction(self: P, value: str) -> P:
        """Sets the value of :py:attr:`reduction`: where the workers' states are added up: driver,
        which collects them, or shuffle, for large models or many workers; auto decides by their
        size. Supported: auto, driver, shuffle.
        """
        return self._set(reduction=value)

    def getRepartition(self) -> bool:
        """Gets the value of :py:attr:`repartition`, or its default."""
        return self.getOrDefault(self.repartition)

    def setRepartition(self: P, value: bool) -> P:
        """Sets the value of :py:attr:`repartition`: whether rows are dealt out evenly to
        numWorkers workers; otherwise each of the DataFrame's partitions is a worker's.
        """
        return self._set(repartition=value)


class HasFineTuningParams(Params):
    """The params of Java's ``HasFineTuningParams``."""

    cacheFeatures: Param[bool] = Param(
        Params._dummy(),
        "cacheFeatures",
        "whether what the frozen layers before the first trained one make of the images is "
        "computed once and kept, where images are not augmented",
        typeConverter=to_bool,
    )
    freshLayers: Param[list[str]] = Param(
        Params._dummy(),
        "freshLayers",
        "layers that start at random in spite of initialWeights, such as a head for other classes:"
        " names of layers, or patterns with * and ?, and with ! before them what is excepted; "
        "unset: none",
        typeConverter=toListString,
    )
    frozenLayers: Param[list[str]] = Param(
        Params._dummy(),
        "frozenLayers",
        "layers that are not trained: names of layers, or patterns with * and ?, and with ! before"
        " them what is excepted; unset: none",
        typeConverter=toListString,
    )
    frozenStatistics: Param[str] = Param(
        Params._dummy(),
        "frozenStatistics",
        "whose running statistics batch norm normalises by and does not change. Supported: "
        "frozenLayers, all, none",
        typeConverter=to_text,
    )
    initialWeights: Param[str] = Param(
        Params._dummy(),
        "initialWeights",
        "file to start from, on any Hadoop file system: safetensors, the index of sharded ones, a "
        "PyTorch state dict (.pt, .pth) or a saved model's folder; unset: random",
        typeConverter=to_path,
    )
    initialWeightsPrefix: Param[str] = Param(
        Params._dummy(),
        "initialWeightsPrefix",
        "what is taken off the beginning of the file's names, such as module.; unset: nothing",
        typeConverter=to_text,
    )
    initialWeightsStrict: Param[bool] = Param(
        Params._dummy(),
        "initialWeightsStrict",
        "whether the file must have all of the network's parameters but those of freshLayers, in "
        "their shapes, and no others; if not, what does not fit is left out",
        typeConverter=to_bool,
    )
    layerLearningRates: Param[Any] = Param(
        Params._dummy(),
        "layerLearningRates",
        "learning rates of layers that have another than learningRate, as pattern=rate; the last "
        "that fits counts, and the schedule changes all alike (> 0); unset: none",
        typeConverter=toListLayerRates,
    )

    def getCacheFeatures(self) -> bool:
        """Gets the value of :py:attr:`cacheFeatures`, or its default."""
        return self.getOrDefault(self.cacheFeatures)

    def setCacheFeatures(self: P, value: bool) -> P:
        """Sets the value of :py:attr:`cacheFeatures`: whether what the frozen layers before the
        first trained one make of the images is computed once and kept, where images are not
        augmented.
        """
        return self._set(cacheFeatures=value)

    def getFreshLayers(self) -> list[str] | None:
        """Gets the value of :py:attr:`freshLayers`, or None if it is unset."""
        if not self.isDefined(self.freshLayers):
            return None
        return self.getOrDefault(self.freshLayers)

    def setFreshLayers(self: P, value: Iterable[str] | str) -> P:
        """Sets the value of :py:attr:`freshLayers`: layers that start at random in spite of
        initialWeights, such as a head for other classes: names of layers, or patterns with *
        and ?, and with ! before them what is excepted; unset: none.
        """
        return self._set(freshLayers=value)

    def getFrozenLayers(self) -> list[str] | None:
        """Gets the value of :py:attr:`frozenLayers`, or None if it is unset."""
        if not self.isDefined(self.frozenLayers):
            return None
        return self.getOrDefault(self.frozenLayers)

    def setFrozenLayers(self: P, value: Iterable[str] | str) -> P:
        """Sets the value of :py:attr:`frozenLayers`: layers that are not trained: names of layers,
        or patterns with * and ?, and with ! before them what is excepted; unset: none.
        """
        return self._set(frozenLayers=value)

    def getFrozenStatistics(self) -> str:
        """Gets the value of :py:attr:`frozenStatistics`, or its default."""
        return self.getOrDefault(self.frozenStatistics)

    def setFrozenStatistics(self: P, value: str) -> P:
        """Sets the value of :py:attr:`frozenStatistics`: whose running statistics batch norm
        normalises by and does not change. Supported: frozenLayers, all, none.
        """
        return self._set(frozenStatistics=value)

    def getInitialWeights(self) -> str | None:
        """Gets the value of :py:attr:`initialWeights`, or None if it is unset."""
        if not self.isDefined(self.initialWeights):
            return None
        return self.getOrDefault(self.initialWeights)

    def setInitialWeights(self: P, value: str | PathLike[str]) -> P:
        """Sets the value of :py:attr:`initialWeights`: file to start from, on any Hadoop file
        system: safetensors, the index of sharded ones, a PyTorch state dict (.pt, .pth) or a
        saved model's folder; unset: random.
        """
        return self._set(initialWeights=value)

    def getInitialWeightsPrefix(self) -> str | None:
        """Gets the value of :py:attr:`initialWeightsPrefix`, or None if it is unset."""
        if not self.isDefined(self.initialWeightsPrefix):
            return None
        return self.getOrDefault(self.initialWeightsPrefix)

    def setInitialWeightsPrefix(self: P, value: str) -> P:
        """Sets the value of :py:attr:`initialWeightsPrefix`: what is taken off the beginning of
        the file's names, such as module.; unset: nothing.
        """
        return self._set(initialWeightsPrefix=value)

    def getInitialWeightsStrict(self) -> bool:
        """Gets the value of :py:attr:`initialWeightsStrict`, or its default."""
        return self.getOrDefault(self.initialWeightsStrict)

    def setInitialWeightsStrict(self: P, value: bool) -> P:
        """Sets the value of :py:attr:`initialWeightsStrict`: whether the file must have all of the
        network's parameters but those of freshLayers, in their shapes, and no others; if not,
        what does not fit is left out.
        """
        return self._set(initialWeightsStrict=value)

    def getLayerLearningRates(self) -> dict[str, float] | None:
        """Gets the value of :py:attr:`layerLearningRates`, or None if it is unset."""
        if not self.isDefined(self.layerLearningRates):
            return None
        return to_layer_rates(self.getOrDefault(self.layerLearningRates))

    def setLayerLearningRates(self: P, value: Mapping[str, float] | list[str]) -> P:
        """Sets the value of :py:attr:`layerLearningRates`: learning rates of layers that have
        another than learningRate, as pattern=rate; the last that fits counts, and the schedule
        changes all alike (> 0); unset: none.
        """
        return self._set(layerLearningRates=value)


class HasImageParams(Params):
    """The params of Java's ``HasImageParams``."""

    batchSize: Param[int] = Param(
        Params._dummy(),
        "batchSize",
        "images of one training step of one worker, or scored together (>= 1)",
        typeConverter=to_int,
    )
    imageCol: Param[str] = Param(
        Params._dummy(),
        "imageCol",
        "image column: encoded files (binary) or Spark's image struct (bytes, divided by 255), a "
        "vector or an array of numbers (taken as they are)",
        typeConverter=to_text,
    )
    inputLayout: Param[str] = Param(
        Params._dummy(),
        "inputLayout",
        "order of the values in a vector or an array: HWC is pixel by pixel, CHW is channel by "
        "channel. Supported: HWC, CHW",
        typeConverter=to_text,
    )
    mean: Param[list[float]] = Param(
        Params._dummy(),
        "mean",
        "subtracted from each channel's values (in the order red, green, blue); part of the model;"
        " unset: 0",
        typeConverter=toListFloat,
    )
    precision: Param[str] = Param(
        Params._dummy(),
        "precision",
        "the numbers that are computed with; weights are kept in fp32; auto: bf16 where every "
        "processor computes in it, fp32 elsewhere. Supported: fp32, bf16, auto",
        typeConverter=to_text,
    )
    std: Param[list[float]] = Param(
        Params._dummy(),
        "std",
        "each channel's values are divided by it after the mean is subtracted; part of the model; "
        "unset: 1",
        typeConverter=toListFloat,
    )

    def getBatchSize(self) -> int:
        """Gets the value of :py:attr:`batchSize`, or its default."""
        return self.getOrDefault(self.batchSize)

    def setBatchSize(self: P, value: int) -> P:
        """Sets the value of :py:attr:`batchSize`: images of one training step of one worker, or
        scored together (>= 1).
        """
        return self._set(batchSize=value)

    def getImageCol(self) -> str:
        """Gets the value of :py:attr:`imageCol`, or its default."""
        return self.getOrDefault(self.imageCol)

    def setImageCol(self: P, value: str) -> P:
        """Sets the value of :py:attr:`imageCol`: image column: encoded files (binary) or Spark's
        image struct (bytes, divided by 255), a vector or an array of numbers (taken as they
        are).
        """
        return self._set(imageCol=value)

    def getInputLayout(self) -> str:
        """Gets the value of :py:attr:`inputLayout`, or its default."""
        return self.getOrDefault(self.inputLayout)

    def setInputLayout(self: P, value: str) -> P:
        """Sets the value of :py:attr:`inputLayout`: order of the values in a vector or an array:
        HWC is pixel by pixel, CHW is channel by channel. Supported: HWC, CHW.
        """
        return self._set(inputLayout=value)

    def getMean(self) -> list[float] | None:
        """Gets the value of :py:attr:`mean`, or None if it is unset."""
        if not self.isDefined(self.mean):
            return None
        return self.getOrDefault(self.mean)

    def setMean(self: P, value: Iterable[float] | float) -> P:
        """Sets the value of :py:attr:`mean`: subtracted from each channel's values (in the order
        red, green, blue); part of the model; unset: 0.
        """
        return self._set(mean=value)

    def getPrecision(self) -> str:
        """Gets the value of :py:attr:`precision`, or its default."""
        return self.getOrDefault(self.precision)

    def setPrecision(self: P, value: str) -> P:
        """Sets the value of :py:attr:`precision`: the numbers that are computed with; weights are
        kept in fp32; auto: bf16 where every processor computes in it, fp32 elsewhere.
        Supported: fp32, bf16, auto.
        """
        return self._set(precision=value)

    def getStd(self) -> list[float] | None:
        """Gets the value of :py:attr:`std`, or None if it is unset."""
        if not self.isDefined(self.std):
            return None
        return self.getOrDefault(self.std)

    def setStd(self: P, value: Iterable[float] | float) -> P:
        """Sets the value of :py:attr:`std`: each channel's values are divided by it after the mean
        is subtracted; part of the model; unset: 1.
        """
        return self._set(std=value)


class HasLossParams(Params):
    """The params of Java's ``HasLossParams``."""

    loss: Param[str] = Param(
        Params._dummy(),
        "loss",
        "what training makes small; all but crossEntropy compare with one-hot labels. Supported: "
        "crossEntropy, meanSquaredError, l1, smoothL1",
        typeConverter=to_text,
    )
    smoothL1Beta: Param[float] = Param(
        Params._dummy(),
        "smoothL1Beta",
        "smoothL1: the difference from which it is linear (>= 0)",
        typeConverter=to_float,
    )

    def getLoss(self) -> str:
        """Gets the value of :py:attr:`loss`, or its default."""
        return self.getOrDefault(self.loss)

    def setLoss(self: P, value: str) -> P:
        """Sets the value of :py:attr:`loss`: what training makes small; all but crossEntropy
        compare with one-hot labels. Supported: crossEntropy, meanSquaredError, l1, smoothL1.
        """
        return self._set(loss=value)

    def getSmoothL1Beta(self) -> float:
        """Gets the value of :py:attr:`smoothL1Beta`, or its default."""
        return self.getOrDefault(self.smoothL1Beta)

    def setSmoothL1Beta(self: P, value: float) -> P:
        """Sets the value of :py:attr:`smoothL1Beta`: smoothL1: the difference from which it is
        linear (>= 0).
        """
        return self._set(smoothL1Beta=value)


class HasOptimizerParams(Params):
    """The params of Java's ``HasOptimizerParams``."""

    alpha: Param[float] = Param(
        Params._dummy(),
        "alpha",
        "rmsProp: decay of the gradient's mean square (in [0, 1))",
        typeConverter=to_float,
    )
    beta1: Param[float] = Param(
        Params._dummy(),
        "beta1",
        "adam and adamW: decay of the gradient's mean (in [0, 1))",
        typeConverter=to_float,
    )
    beta2: Param[float] = Param(
        Params._dummy(),
        "beta2",
        "adam and adamW: decay of the gradient's mean square (in [0, 1))",
        typeConverter=to_float,
    )
    centered: Param[bool] = Param(
        Params._dummy(),
        "centered",
        "rmsProp: whether to divide by the gradient's standard deviation rather than by its root "
        "mean square",
        typeConverter=to_bool,
    )
    clipNorm: Param[float] = Param(
        Params._dummy(),
        "clipNorm",
        "norm that a gradient, all parameters taken together, is cut to; 0: not cut (>= 0)",
        typeConverter=to_float,
    )
    clipValue: Param[float] = Param(
        Params._dummy(),
        "clipValue",
        "bound on each number of a gradient; 0: no bound (>= 0)",
        typeConverter=to_float,
    )
    dampening: Param[float] = Param(
        Params._dummy(),
        "dampening",
        "sgd: share of a gradient that does not enter the momentum (in [0, 1])",
        typeConverter=to_float,
    )
    decayBiases: Param[bool] = Param(
        Params._dummy(),
        "decayBiases",
        "whether weightDecay takes hold of biases and of normalisation layers too, as in PyTorch",
        typeConverter=to_bool,
    )
    epsilon: Param[float] = Param(
        Params._dummy(),
        "epsilon",
        "all but sgd: added to the denominator (> 0)",
        typeConverter=to_float,
    )
    learningRate: Param[float] = Param(
        Params._dummy(),
        "learningRate",
        "step size of the optimizer (> 0)",
        typeConverter=to_float,
    )
    momentum: Param[float] = Param(
        Params._dummy(),
        "momentum",
        "sgd and rmsProp: how much of the last step is kept (in [0, 1))",
        typeConverter=to_float,
    )
    nesterov: Param[bool] = Param(
        Params._dummy(),
        "nesterov",
        "sgd: whether momentum looks ahead; needs a momentum > 0 and a dampening of 0",
        typeConverter=to_bool,
    )
    optimizer: Param[str] = Param(
        Params._dummy(),
        "optimizer",
        "how weights follow gradients. Supported: adam, adamW, sgd, rmsProp",
        typeConverter=to_text,
    )
    weightDecay: Param[float] = Param(
        Params._dummy(),
        "weightDecay",
        "penalty on large weights, added to the gradient; adamW: times learningRate the share that"
        " a weight loses in each step (PyTorch's default for it is 0.01) (>= 0)",
        typeConverter=to_float,
    )

    def getAlpha(self) -> float:
        """Gets the value of :py:attr:`alpha`, or its default."""
        return self.getOrDefault(self.alpha)

    def setAlpha(self: P, value: float) -> P:
        """Sets the value of :py:attr:`alpha`: rmsProp: decay of the gradient's mean square (in [0,
        1)).
        """
        return self._set(alpha=value)

    def getBeta1(self) -> float:
        """Gets the value of :py:attr:`beta1`, or its default."""
        return self.getOrDefault(self.beta1)

    def setBeta1(self: P, value: float) -> P:
        """Sets the value of :py:attr:`beta1`: adam and adamW: decay of the gradient's mean (in [0,
        1)).
        """
        return self._set(beta1=value)

    def getBeta2(self) -> float:
        """Gets the value of :py:attr:`beta2`, or its default."""
        return self.getOrDefault(self.beta2)

    def setBeta2(self: P, value: float) -> P:
        """Sets the value of :py:attr:`beta2`: adam and adamW: decay of the gradient's mean square
        (in [0, 1)).
        """
        return self._set(beta2=value)

    def getCentered(self) -> bool:
        """Gets the value of :py:attr:`centered`, or its default."""
        return self.getOrDefault(self.centered)

    def setCentered(self: P, value: bool) -> P:
        """Sets the value of :py:attr:`centered`: rmsProp: whether to divide by the gradient's
        standard deviation rather than by its root mean square.
        """
        return self._set(centered=value)

    def getClipNorm(self) -> float:
        """Gets the value of :py:attr:`clipNorm`, or its default."""
        return self.getOrDefault(self.clipNorm)

    def setClipNorm(self: P, value: float) -> P:
        """Sets the value of :py:attr:`clipNorm`: norm that a gradient, all parameters taken
        together, is cut to; 0: not cut (>= 0).
        """
        return self._set(clipNorm=value)

    def getClipValue(self) -> float:
        """Gets the value of :py:attr:`clipValue`, or its default."""
        return self.getOrDefault(self.clipValue)

    def setClipValue(self: P, value: float) -> P:
        """Sets the value of :py:attr:`clipValue`: bound on each number of a gradient; 0: no bound
        (>= 0).
        """
        return self._set(clipValue=value)

    def getDampening(self) -> float:
        """Gets the value of :py:attr:`dampening`, or its default."""
        return self.getOrDefault(self.dampening)

    def setDampening(self: P, value: float) -> P:
        """Sets the value of :py:attr:`dampening`: sgd: share of a gradient that does not enter the
        momentum (in [0, 1]).
        """
        return self._set(dampening=value)

    def getDecayBiases(self) -> bool:
        """Gets the value of :py:attr:`decayBiases`, or its default."""
        return self.getOrDefault(self.decayBiases)

    def setDecayBiases(self: P, value: bool) -> P:
        """Sets the value of :py:attr:`decayBiases`: whether weightDecay takes hold of biases and
        of normalisation layers too, as in PyTorch.
        """
        return self._set(decayBiases=value)

    def getEpsilon(self) -> float:
        """Gets the value of :py:attr:`epsilon`, or its default."""
        return self.getOrDefault(self.epsilon)

    def setEpsilon(self: P, value: float) -> P:
        """Sets the value of :py:attr:`epsilon`: all but sgd: added to the denominator (> 0)."""
        return self._set(epsilon=value)

    def getLearningRate(self) -> float:
        """Gets the value of :py:attr:`learningRate`, or its default."""
        return self.getOrDefault(self.learningRate)

    def setLearningRate(self: P, value: float) -> P:
        """Sets the value of :py:attr:`learningRate`: step size of the optimizer (> 0)."""
        return self._set(learningRate=value)

    def getMomentum(self) -> float:
        """Gets the value of :py:attr:`momentum`, or its default."""
        return self.getOrDefault(self.momentum)

    def setMomentum(self: P, value: float) -> P:
        """Sets the value of :py:attr:`momentum`: sgd and rmsProp: how much of the last step is
        kept (in [0, 1)).
        """
        return self._set(momentum=value)

    def getNesterov(self) -> bool:
        """Gets the value of :py:attr:`nesterov`, or its default."""
        return self.getOrDefault(self.nesterov)

    def setNesterov(self: P, value: bool) -> P:
        """Sets the value of :py:attr:`nesterov`: sgd: whether momentum looks ahead; needs a
        momentum > 0 and a dampening of 0.
        """
        return self._set(nesterov=value)

    def getOptimizer(self) -> str:
        """Gets the value of :py:attr:`optimizer`, or its default."""
        return self.getOrDefault(self.optimizer)

    def setOptimizer(self: P, value: str) -> P:
        """Sets the value of :py:attr:`optimizer`: how weights follow gradients. Supported: adam,
        adamW, sgd, rmsProp.
        """
        return self._set(optimizer=value)

    def getWeightDecay(self) -> float:
        """Gets the value of :py:attr:`weightDecay`, or its default."""
        return self.getOrDefault(self.weightDecay)

    def setWeightDecay(self: P, value: float) -> P:
        """Sets the value of :py:attr:`weightDecay`: penalty on large weights, added to the
        gradient; adamW: times learningRate the share that a weight loses in each step
        (PyTorch's default for it is 0.01) (>= 0).
        """
        return self._set(weightDecay=value)


class HasPredictionParams(Params):
    """The params of Java's ``HasPredictionParams``."""

    flipAveraging: Param[bool] = Param(
        Params._dummy(),
        "flipAveraging",
        "whether scores are the mean of those of an image and of its mirror image, left to right; "
        "takes twice the time",
        typeConverter=to_bool,
    )
    predictionCol: Param[str] = Param(
        Params._dummy(),
        "predictionCol",
        "column of the predicted class, 0 to k - 1; empty: left out",
        typeConverter=to_text,
    )
    probabilityCol: Param[str] = Param(
        Params._dummy(),
        "probabilityCol",
        "column of the class probabilities, the softmax of the scores; empty: left out",
        typeConverter=to_text,
    )
    rawPredictionCol: Param[str] = Param(
        Params._dummy(),
        "rawPredictionCol",
        "column of the network's output, a vector with a score per class; empty: left out",
        typeConverter=to_text,
    )
    thresholds: Param[list[float]] = Param(
        Params._dummy(),
        "thresholds",
        "the class with the largest probability / threshold is predicted; a number >= 0 per class,"
        " at most one of them 0; unset: all equal",
        typeConverter=toListFloat,
    )
    topK: Param[int] = Param(
        Params._dummy(),
        "topK",
        "classes in the column of top predictions; 0: the column is left out (>= 0)",
        typeConverter=to_int,
    )
    topKCol: Param[str] = Param(
        Params._dummy(),
        "topKCol",
        "column of the topK most probable classes: an array of label, className, probability",
        typeConverter=to_text,
    )

    def getFlipAveraging(self) -> bool:
        """Gets the value of :py:attr:`flipAveraging`, or its default."""
        return self.getOrDefault(self.flipAveraging)

    def setFlipAveraging(self: P, value: bool) -> P:
        """Sets the value of :py:attr:`flipAveraging`: whether scores are the mean of those of an
        image and of its mirror image, left to right; takes twice the time.
        """
        return self._set(flipAveraging=value)

    def getPredictionCol(self) -> str:
        """Gets the value of :py:attr:`predictionCol`, or its default."""
        return self.getOrDefault(self.predictionCol)

    def setPredictionCol(self: P, value: str) -> P:
        """Sets the value of :py:attr:`predictionCol`: column of the predicted class, 0 to k - 1;
        empty: left out.
        """
        return self._set(predictionCol=value)

    def getProbabilityCol(self) -> str:
        """Gets the value of :py:attr:`probabilityCol`, or its default."""
        return self.getOrDefault(self.probabilityCol)

    def setProbabilityCol(self: P, value: str) -> P:
        """Sets the value of :py:attr:`probabilityCol`: column of the class probabilities, the
        softmax of the scores; empty: left out.
        """
        return self._set(probabilityCol=value)

    def getRawPredictionCol(self) -> str:
        """Gets the value of :py:attr:`rawPredictionCol`, or its default."""
        return self.getOrDefault(self.rawPredictionCol)

    def setRawPredictionCol(self: P, value: str) -> P:
        """Sets the value of :py:attr:`rawPredictionCol`: column of the network's output, a vector
        with a score per class; empty: left out.
        """
        return self._set(rawPredictionCol=value)

    def getThresholds(self) -> list[float] | None:
        """Gets the value of :py:attr:`thresholds`, or None if it is unset."""
        if not self.isDefined(self.thresholds):
            return None
        return self.getOrDefault(self.thresholds)

    def setThresholds(self: P, value: Iterable[float] | float) -> P:
        """Sets the value of :py:attr:`thresholds`: the class with the largest probability /
        threshold is predicted; a number >= 0 per class, at most one of them 0; unset: all
        equal.
        """
        return self._set(thresholds=value)

    def getTopK(self) -> int:
        """Gets the value of :py:attr:`topK`, or its default."""
        return self.getOrDefault(self.topK)

    def setTopK(self: P, value: int) -> P:
        """Sets the value of :py:attr:`topK`: classes in the column of top predictions; 0: the
        column is left out (>= 0).
        """
        return self._set(topK=value)

    def getTopKCol(self) -> str:
        """Gets the value of :py:attr:`topKCol`, or its default."""
        return self.getOrDefault(self.topKCol)

    def setTopKCol(self: P, value: str) -> P:
        """Sets the value of :py:attr:`topKCol`: column of the topK most probable classes: an array
        of label, className, probability.
        """
        return self._set(topKCol=value)


class HasReadingParams(Params):
    """The params of Java's ``HasReadingParams``."""

    errorCol: Param[str] = Param(
        Params._dummy(),
        "errorCol",
        "column that transform appends with the reason why a row's image cannot be read, null "
        "where it can; for handleInvalid keep; unset: left out",
        typeConverter=to_text,
    )
    handleInvalid: Param[str] = Param(
        Params._dummy(),
        "handleInvalid",
        "what happens to rows whose image is null or cannot be read: error (the job fails), skip "
        "(they are left out), keep (null predictions, and the reason in errorCol; left out of "
        "training). Supported: error, skip, keep",
        typeConverter=to_text,
    )
    maxPixels: Param[int] = Param(
        Params._dummy(),
        "maxPixels",
        "encoded images of more pixels (height x width) are invalid, and not decoded (>= 1)",
        typeConverter=to_long,
    )
    resize: Param[str] = Param(
        Params._dummy(),
        "resize",
        "how encoded images and image structs of another size become the network's: none (they are"
        " invalid), exact (stretched), centerCrop (the shorter side is resized, the middle is "
        "seen), letterbox (all is seen, with black borders). Supported: none, exact, centerCrop, "
        "letterbox",
        typeConverter=to_text,
    )
    shorterSide: Param[int] = Param(
        Params._dummy(),
        "shorterSide",
        "with resize centerCrop, the pixels that the shorter side is resized to before the middle "
        "is taken; 0: just as many as cover the network's image (>= 0)",
        typeConverter=to_int,
    )

    def getErrorCol(self) -> str | None:
        """Gets the value of :py:attr:`errorCol`, or None if it is unset."""
        if not self.isDefined(self.errorCol):
            return None
        return self.getOrDefault(self.errorCol)

    def setErrorCol(self: P, value: str) -> P:
        """Sets the value of :py:attr:`errorCol`: column that transform appends with the reason why
        a row's image cannot be read, null where it can; for handleInvalid keep; unset: left
        out.
        """
        return self._set(errorCol=value)

    def getHandleInvalid(self) -> str:
        """Gets the value of :py:attr:`handleInvalid`, or its default."""
        return self.getOrDefault(self.handleInvalid)

    def setHandleInvalid(self: P, value: str) -> P:
        """Sets the value of :py:attr:`handleInvalid`: what happens to rows whose image is null or
        cannot be read: error (the job fails), skip (they are left out), keep (null predictions,
        and the reason in errorCol; left out of training). Supported: error, skip, keep.
        """
        return self._set(handleInvalid=value)

    def getMaxPixels(self) -> int:
        """Gets the value of :py:attr:`maxPixels`, or its default."""
        return self.getOrDefault(self.maxPixels)

    def setMaxPixels(self: P, value: int) -> P:
        """Sets the value of :py:attr:`maxPixels`: encoded images of more pixels (height x width)
        are invalid, and not decoded (>= 1).
        """
        return self._set(maxPixels=value)

    def getResize(self) -> str:
        """Gets the value of :py:attr:`resize`, or its default."""
        return self.getOrDefault(self.resize)

    def setResize(self: P, value: str) -> P:
        """Sets the value of :py:attr:`resize`: how encoded images and image structs of another
        size become the network's: none (they are invalid), exact (stretched), centerCrop (the
        shorter side is resized, the middle is seen), letterbox (all is seen, with black
        borders). Supported: none, exact, centerCrop, letterbox.
        """
        return self._set(resize=value)

    def getShorterSide(self) -> int:
        """Gets the value of :py:attr:`shorterSide`, or its default."""
        return self.getOrDefault(self.shorterSide)

    def setShorterSide(self: P, value: int) -> P:
        """Sets the value of :py:attr:`shorterSide`: with resize centerCrop, the pixels that the
        shorter side is resized to before the middle is taken; 0: just as many as cover the
        network's image (>= 0).
        """
        return self._set(shorterSide=value)


class HasRegressionParams(Params):
    """The params of Java's ``HasRegressionParams``."""

    predictionCol: Param[str] = Param(
        Params._dummy(),
        "predictionCol",
        "column of the network's output: a double for one target, a vector for several",
        typeConverter=to_text,
    )

    def getPredictionCol(self) -> str:
        """Gets the value of :py:attr:`predictionCol`, or its default."""
        return self.getOrDefault(self.predictionCol)

    def setPredictionCol(self: P, value: str) -> P:
        """Sets the value of :py:attr:`predictionCol`: column of the network's output: a double for
        one target, a vector for several.
        """
        return self._set(predictionCol=value)


class HasScheduleParams(Params):
    """The params of Java's ``HasScheduleParams``."""

    decayEpochs: Param[int] = Param(
        Params._dummy(),
        "decayEpochs",
        "step, which needs it: epochs between two falls (>= 1)",
        typeConverter=to_int,
    )
    divFactor: Param[float] = Param(
        Params._dummy(),
        "divFactor",
        "oneCycle: it begins at its peak / divFactor (> 0)",
        typeConverter=to_float,
    )
    finalDivFactor: Param[float] = Param(
        Params._dummy(),
        "finalDivFactor",
        "oneCycle: it ends at its beginning / finalDivFactor (> 0)",
        typeConverter=to_float,
    )
    gamma: Param[float] = Param(
        Params._dummy(),
        "gamma",
        "step, multiStep and exponential: what a fall multiplies the rate by (> 0)",
        typeConverter=to_float,
    )
    maxLearningRate: Param[float] = Param(
        Params._dummy(),
        "maxLearningRate",
        "oneCycle: the rate at its peak; unset: learningRate (> 0)",
        typeConverter=to_float,
    )
    milestones: Param[list[int]] = Param(
        Params._dummy(),
        "milestones",
        "multiStep, which needs them: epochs that are over when the rate falls, in rising order "
        "(>= 1)",
        typeConverter=toListInt,
    )
    minLearningRate: Param[float] = Param(
        Params._dummy(),
        "minLearningRate",
        "cosine: the rate that it falls to (>= 0)",
        typeConverter=to_float,
    )
    pctStart: Param[float] = Param(
        Params._dummy(),
        "pctStart",
        "oneCycle: share of all steps in which it rises (in [0, 1])",
        typeConverter=to_float,
    )
    schedule: Param[str] = Param(
        Params._dummy(),
        "schedule",
        "how the learning rate changes: oneCycle with every batch, the others with every epoch. "
        "Supported: constant, step, multiStep, exponential, cosine, oneCycle",
        typeConverter=to_text,
    )
    warmupFactor: Param[float] = Param(
        Params._dummy(),
        "warmupFactor",
        "any schedule with warmupSteps: share of the rate in the first step (in (0, 1])",
        typeConverter=to_float,
    )
    warmupSteps: Param[int] = Param(
        Params._dummy(),
        "warmupSteps",
        "any schedule: batches of a worker in which the rate rises linearly to the schedule's; 0: "
        "no warm-up (>= 0)",
        typeConverter=to_int,
    )

    def getDecayEpochs(self) -> int | None:
        """Gets the value of :py:attr:`decayEpochs`, or None if it is unset."""
        if not self.isDefined(self.decayEpochs):
            return None
        return self.getOrDefault(self.decayEpochs)

    def setDecayEpochs(self: P, value: int) -> P:
        """Sets the value of :py:attr:`decayEpochs`: step, which needs it: epochs between two falls
        (>= 1).
        """
        return self._set(decayEpochs=value)

    def getDivFactor(self) -> float:
        """Gets the value of :py:attr:`divFactor`, or its default."""
        return self.getOrDefault(self.divFactor)

    def setDivFactor(self: P, value: float) -> P:
        """Sets the value of :py:attr:`divFactor`: oneCycle: it begins at its peak / divFactor (>
        0).
        """
        return self._set(divFactor=value)

    def getFinalDivFactor(self) -> float:
        """Gets the value of :py:attr:`finalDivFactor`, or its default."""
        return self.getOrDefault(self.finalDivFactor)

    def setFinalDivFactor(self: P, value: float) -> P:
        """Sets the value of :py:attr:`finalDivFactor`: oneCycle: it ends at its beginning /
        finalDivFactor (> 0).
        """
        return self._set(finalDivFactor=value)

    def getGamma(self) -> float:
        """Gets the value of :py:attr:`gamma`, or its default."""
        return self.getOrDefault(self.gamma)

    def setGamma(self: P, value: float) -> P:
        """Sets the value of :py:attr:`gamma`: step, multiStep and exponential: what a fall
        multiplies the rate by (> 0).
        """
        return self._set(gamma=value)

    def getMaxLearningRate(self) -> float | None:
        """Gets the value of :py:attr:`maxLearningRate`, or None if it is unset."""
        if not self.isDefined(self.maxLearningRate):
            return None
        return self.getOrDefault(self.maxLearningRate)

    def setMaxLearningRate(self: P, value: float) -> P:
        """Sets the value of :py:attr:`maxLearningRate`: oneCycle: the rate at its peak; unset:
        learningRate (> 0).
        """
        return self._set(maxLearningRate=value)

    def getMilestones(self) -> list[int] | None:
        """Gets the value of :py:attr:`milestones`, or None if it is unset."""
        if not self.isDefined(self.milestones):
            return None
        return self.getOrDefault(self.milestones)

    def setMilestones(self: P, value: Iterable[int] | int) -> P:
        """Sets the value of :py:attr:`milestones`: multiStep, which needs them: epochs that are
        over when the rate falls, in rising order (>= 1).
        """
        return self._set(milestones=value)

    def getMinLearningRate(self) -> float:
        """Gets the value of :py:attr:`minLearningRate`, or its default."""
        return self.getOrDefault(self.minLearningRate)

    def setMinLearningRate(self: P, value: float) -> P:
        """Sets the value of :py:attr:`minLearningRate`: cosine: the rate that it falls to (>= 0).
        """
        return self._set(minLearningRate=value)

    def getPctStart(self) -> float:
        """Gets the value of :py:attr:`pctStart`, or its default."""
        return self.getOrDefault(self.pctStart)

    def setPctStart(self: P, value: float) -> P:
        """Sets the value of :py:attr:`pctStart`: oneCycle: share of all steps in which it rises
        (in [0, 1]).
        """
        return self._set(pctStart=value)

    def getSchedule(self) -> str:
        """Gets the value of :py:attr:`schedule`, or its default."""
        return self.getOrDefault(self.schedule)

    def setSchedule(self: P, value: str) -> P:
        """Sets the value of :py:attr:`schedule`: how the learning rate changes: oneCycle with
        every batch, the others with every epoch. Supported: constant, step, multiStep,
        exponential, cosine, oneCycle.
        """
        return self._set(schedule=value)

    def getWarmupFactor(self) -> float:
        """Gets the value of :py:attr:`warmupFactor`, or its default."""
        return self.getOrDefault(self.warmupFactor)

    def setWarmupFactor(self: P, value: float) -> P:
        """Sets the value of :py:attr:`warmupFactor`: any schedule with warmupSteps: share of the
        rate in the first step (in (0, 1]).
        """
        return self._set(warmupFactor=value)

    def getWarmupSteps(self) -> int:
        """Gets the value of :py:attr:`warmupSteps`, or its default."""
        return self.getOrDefault(self.warmupSteps)

    def setWarmupSteps(self: P, value: int) -> P:
        """Sets the value of :py:attr:`warmupSteps`: any schedule: batches of a worker in which the
        rate rises linearly to the schedule's; 0: no warm-up (>= 0).
        """
        return self._set(warmupSteps=value)


class HasTrainingParams(Params):
    """The params of Java's ``HasTrainingParams``."""

    epochs: Param[int] = Param(
        Params._dummy(),
        "epochs",
        "passes over the data (>= 1)",
        typeConverter=to_int,
    )
    labelCol: Param[str] = Param(
        Params._dummy(),
        "labelCol",
        "column of the class, a whole number 0 to k - 1",
        typeConverter=to_text,
    )
    network: Param[Any] = Param(
        Params._dummy(),
        "network",
        "the CNN, as JSON",
        typeConverter=to_network_json,
    )
    seed: Param[int] = Param(
        Params._dummy(),
        "seed",
        "what first weights, shuffling, augmentation and dropout derive from; with the same data "
        "and numWorkers it gives the same model bit for bit",
        typeConverter=to_long,
    )
    weightCol: Param[str] = Param(
        Params._dummy(),
        "weightCol",
        "column of each row's weight in the loss, >= 0; unset: all 1",
        typeConverter=to_text,
    )

    def getEpochs(self) -> int:
        """Gets the value of :py:attr:`epochs`, or its default."""
        return self.getOrDefault(self.epochs)

    def setEpochs(self: P, value: int) -> P:
        """Sets the value of :py:attr:`epochs`: passes over the data (>= 1)."""
        return self._set(epochs=value)

    def getLabelCol(self) -> str:
        """Gets the value of :py:attr:`labelCol`, or its default."""
        return self.getOrDefault(self.labelCol)

    def setLabelCol(self: P, value: str) -> P:
        """Sets the value of :py:attr:`labelCol`: column of the class, a whole number 0 to k - 1."""
        return self._set(labelCol=value)

    def getNetwork(self) -> Network | None:
        """Gets the value of :py:attr:`network`, or None if it is unset."""
        if not self.isDefined(self.network):
            return None
        return to_network(self.getOrDefault(self.network))

    def setNetwork(self: P, value: Network | str) -> P:
        """Sets the value of :py:attr:`network`: the CNN, as JSON."""
        return self._set(network=value)

    def getSeed(self) -> int:
        """Gets the value of :py:attr:`seed`, or its default."""
        return self.getOrDefault(self.seed)

    def setSeed(self: P, value: int) -> P:
        """Sets the value of :py:attr:`seed`: what first weights, shuffling, augmentation and
        dropout derive from; with the same data and numWorkers it gives the same model bit for
        bit.
        """
        return self._set(seed=value)

    def getWeightCol(self) -> str | None:
        """Gets the value of :py:attr:`weightCol`, or None if it is unset."""
        if not self.isDefined(self.weightCol):
            return None
        return self.getOrDefault(self.weightCol)

    def setWeightCol(self: P, value: str) -> P:
        """Sets the value of :py:attr:`weightCol`: column of each row's weight in the loss, >= 0;
        unset: all 1.
        """
        return self._set(weightCol=value)


class HasValidationParams(Params):
    """The params of Java's ``HasValidationParams``."""

    minDelta: Param[float] = Param(
        Params._dummy(),
        "minDelta",
        "an epoch is better only if its validationMetric is by more than (>= 0)",
        typeConverter=to_float,
    )
    patience: Param[int] = Param(
        Params._dummy(),
        "patience",
        "epochs without a better one on the validation rows after which training stops; 0: it goes"
        " on to the last epoch (>= 0)",
        typeConverter=to_int,
    )
    restoreBestWeights: Param[bool] = Param(
        Params._dummy(),
        "restoreBestWeights",
        "whether the model has the weights of the best epoch, if there are validation rows; "
        "otherwise those of the last",
        typeConverter=to_bool,
    )
    validationFraction: Param[float] = Param(
        Params._dummy(),
        "validationFraction",
        "share of rows, chosen by seed and content, that are not trained on but measured after "
        "each epoch; 0: none (in [0, 1))",
        typeConverter=to_float,
    )
    validationIndicatorCol: Param[str] = Param(
        Params._dummy(),
        "validationIndicatorCol",
        "boolean column, true for the rows that are not trained on but measured after each epoch; "
        "null is an error; unset: validationFraction says which",
        typeConverter=to_text,
    )
    validationMetric: Param[str] = Param(
        Params._dummy(),
        "validationMetric",
        "what says which epoch is the best on the validation rows. Supported: loss, accuracy, "
        "top5Accuracy, f1",
        typeConverter=to_text,
    )

    def getMinDelta(self) -> float:
        """Gets the value of :py:attr:`minDelta`, or its default."""
        return self.getOrDefault(self.minDelta)

    def setMinDelta(self: P, value: float) -> P:
        """Sets the value of :py:attr:`minDelta`: an epoch is better only if its validationMetric
        is by more than (>= 0).
        """
        return self._set(minDelta=value)

    def getPatience(self) -> int:
        """Gets the value of :py:attr:`patience`, or its default."""
        return self.getOrDefault(self.patience)

    def setPatience(self: P, value: int) -> P:
        """Sets the value of :py:attr:`patience`: epochs without a better one on the validation
        rows after which training stops; 0: it goes on to the last epoch (>= 0).
        """
        return self._set(patience=value)

    def getRestoreBestWeights(self) -> bool:
        """Gets the value of :py:attr:`restoreBestWeights`, or its default."""
        return self.getOrDefault(self.restoreBestWeights)

    def setRestoreBestWeights(self: P, value: bool) -> P:
        """Sets the value of :py:attr:`restoreBestWeights`: whether the model has the weights of
        the best epoch, if there are validation rows; otherwise those of the last.
        """
        return self._set(restoreBestWeights=value)

    def getValidationFraction(self) -> float:
        """Gets the value of :py:attr:`validationFraction`, or its default."""
        return self.getOrDefault(self.validationFraction)

    def setValidationFraction(self: P, value: float) -> P:
        """Sets the value of :py:attr:`validationFraction`: share of rows, chosen by seed and
        content, that are not trained on but measured after each epoch; 0: none (in [0, 1)).
        """
        return self._set(validationFraction=value)

    def getValidationIndicatorCol(self) -> str | None:
        """Gets the value of :py:attr:`validationIndicatorCol`, or None if it is unset."""
        if not self.isDefined(self.validationIndicatorCol):
            return None
        return self.getOrDefault(self.validationIndicatorCol)

    def setValidationIndicatorCol(self: P, value: str) -> P:
        """Sets the value of :py:attr:`validationIndicatorCol`: boolean column, true for the rows
        that are not trained on but measured after each epoch; null is an error; unset:
        validationFraction says which.
        """
        return self._set(validationIndicatorCol=value)

    def getValidationMetric(self) -> str:
        """Gets the value of :py:attr:`validationMetric`, or its default."""
        return self.getOrDefault(self.validationMetric)

    def setValidationMetric(self: P, value: str) -> P:
        """Sets the value of :py:attr:`validationMetric`: what says which epoch is the best on the
        validation rows. Supported: loss, accuracy, top5Accuracy, f1.
        """
        return self._set(validationMetric=value)


class CnnClassifierParams(
    HasAugmentationParams,
    HasCheckpointParams,
    HasClassLossParams,
    HasDistributionParams,
    HasFineTuningParams,
    HasImageParams,
    HasLossParams,
    HasOptimizerParams,
    HasPredictionParams,
    HasReadingParams,
    HasScheduleParams,
    HasTrainingParams,
    HasValidationParams,
    CnnStage,
):
    """The params of ``CnnClassifier`` with their defaults."""

    _defaults: ClassVar[dict[str, Any]] = {
        "alpha": 0.99,
        "augmentation": "[]",
        "averagingFrequency": 0,
        "averagingUnit": "batches",
        "batchSize": 64,
        "beta1": 0.9,
        "beta2": 0.999,
        "cacheFeatures": True,
        "centered": False,
        "checkpointInterval": 10,
        "clipNorm": 0.0,
        "clipValue": 0.0,
        "dampening": 0.0,
        "decayBiases": True,
        "device": "auto",
        "divFactor": 25.0,
        "epochs": 10,
        "epsilon": 1e-08,
        "finalDivFactor": 10000.0,
        "flipAveraging": False,
        "frozenStatistics": "frozenLayers",
        "gamma": 0.1,
        "handleInvalid": "error",
        "imageCol": "image",
        "initialWeightsStrict": True,
        "inputLayout": "HWC",
        "keepCheckpoints": 2,
        "labelCol": "label",
        "labelSmoothing": 0.0,
        "learningRate": 0.001,
        "learningRateScaling": "none",
        "loss": "crossEntropy",
        "maxPixels": 100000000,
        "minDelta": 0.0,
        "minLearningRate": 0.0,
        "momentum": 0.0,
        "nesterov": False,
        "optimizer": "adam",
        "optimizerAveraging": "averaged",
        "outerLearningRate": 1.0,
        "outerNesterov": True,
        "patience": 0,
        "pctStart": 0.3,
        "precision": "fp32",
        "predictionCol": "prediction",
        "probabilityCol": "probability",
        "rawPredictionCol": "rawPrediction",
        "reduction": "auto",
        "repartition": True,
        "resize": "none",
        "restoreBestWeights": True,
        "schedule": "constant",
        "seed": 0,
        "shorterSide": 0,
        "smoothL1Beta": 1.0,
        "topK": 0,
        "topKCol": "topKPredictions",
        "validationFraction": 0.0,
        "validationMetric": "loss",
        "warmupFactor": 0.3333333333333333,
        "warmupSteps": 0,
        "weightDecay": 0.0,
    }

    @keyword_params
    def __init__(
        self,
        *,
        alpha: float = 0.99,
        augmentation: Augmentation | Iterable[Augmentation] | str = "[]",
        averagingFrequency: int = 0,
        averagingUnit: str = "batches",
        batchSize: int = 64,
        beta1: float = 0.9,
        beta2: float = 0.999,
        cacheFeatures: bool = True,
        centered: bool = False,
        checkpointDir: str | PathLike[str] | None = None,
        checkpointInterval: int = 10,
        classWeights: Iterable[float] | float | None = None,
        clipNorm: float = 0.0,
        clipValue: float = 0.0,
        dampening: float = 0.0,
        decayBiases: bool = True,
        decayEpochs: int | None = None,
        device: str = "auto",
        divFactor: float = 25.0,
        epochs: int = 10,
        epsilon: float = 1e-08,
        errorCol: str | None = None,
        finalDivFactor: float = 10000.0,
        flipAveraging: bool = False,
        freshLayers: Iterable[str] | str | None = None,
        frozenLayers: Iterable[str] | str | None = None,
        frozenStatistics: str = "frozenLayers",
        gamma: float = 0.1,
        handleInvalid: str = "error",
        imageCol: str = "image",
        initialWeights: str | PathLike[str] | None = None,
        initialWeightsPrefix: str | None = None,
        initialWeightsStrict: bool = True,
        inputLayout: str = "HWC",
        keepCheckpoints: int = 2,
        labelCol: str = "label",
        labelSmoothing: float = 0.0,
        layerLearningRates: Mapping[str, float] | list[str] | None = None,
        learningRate: float = 0.001,
        learningRateScaling: str = "none",
        loss: str = "crossEntropy",
        maxLearningRate: float | None = None,
        maxPixels: int = 100000000,
        mean: Iterable[float] | float | None = None,
        milestones: Iterable[int] | int | None = None,
        minDelta: float = 0.0,
        minLearningRate: float = 0.0,
        momentum: float = 0.0,
        nesterov: bool = False,
        network: Network | str | None = None,
        numWorkers: int | None = None,
        optimizer: str = "adam",
        optimizerAveraging: str = "averaged",
        outerLearningRate: float = 1.0,
        outerMomentum: float | None = None,
        outerNesterov: bool = True,
        patience: int = 0,
        pctStart: float = 0.3,
        precision: str = "fp32",
        predictionCol: str = "prediction",
        probabilityCol: str = "probability",
        rawPredictionCol: str = "rawPrediction",
        reduction: str = "auto",
        repartition: bool = True,
        resize: str = "none",
        restoreBestWeights: bool = True,
        schedule: str = "constant",
        seed: int = 0,
        shorterSide: int = 0,
        smoothL1Beta: float = 1.0,
        std: Iterable[float] | float | None = None,
        thresholds: Iterable[float] | float | None = None,
        topK: int = 0,
        topKCol: str = "topKPredictions",
        validationFraction: float = 0.0,
        validationIndicatorCol: str | None = None,
        validationMetric: str = "loss",
        warmupFactor: float = 0.3333333333333333,
        warmupSteps: int = 0,
        weightCol: str | None = None,
        weightDecay: float = 0.0,
    ) -> None:
        super().__init__()
        self._start(self._input_kwargs)

    @keyword_params
    def setParams(
        self: S,
        *,
        alpha: float = 0.99,
        augmentation: Augmentation | Iterable[Augmentation] | str = "[]",
        averagingFrequency: int = 0,
        averagingUnit: str = "batches",
        batchSize: int = 64,
        beta1: float = 0.9,
        beta2: float = 0.999,
        cacheFeatures: bool = True,
        centered: bool = False,
        checkpointDir: str | PathLike[str] | None = None,
        checkpointInterval: int = 10,
        classWeights: Iterable[float] | float | None = None,
        clipNorm: float = 0.0,
        clipValue: float = 0.0,
        dampening: float = 0.0,
        decayBiases: bool = True,
        decayEpochs: int | None = None,
        device: str = "auto",
        divFactor: float = 25.0,
        epochs: int = 10,
        epsilon: float = 1e-08,
        errorCol: str | None = None,
        finalDivFactor: float = 10000.0,
        flipAveraging: bool = False,
        freshLayers: Iterable[str] | str | None = None,
        frozenLayers: Iterable[str] | str | None = None,
        frozenStatistics: str = "frozenLayers",
        gamma: float = 0.1,
        handleInvalid: str = "error",
        imageCol: str = "image",
        initialWeights: str | PathLike[str] | None = None,
        initialWeightsPrefix: str | None = None,
        initialWeightsStrict: bool = True,
        inputLayout: str = "HWC",
        keepCheckpoints: int = 2,
        labelCol: str = "label",
        labelSmoothing: float = 0.0,
        layerLearningRates: Mapping[str, float] | list[str] | None = None,
        learningRate: float = 0.001,
        learningRateScaling: str = "none",
        loss: str = "crossEntropy",
        maxLearningRate: float | None = None,
        maxPixels: int = 100000000,
        mean: Iterable[float] | float | None = None,
        milestones: Iterable[int] | int | None = None,
        minDelta: float = 0.0,
        minLearningRate: float = 0.0,
        momentum: float = 0.0,
        nesterov: bool = False,
        network: Network | str | None = None,
        numWorkers: int | None = None,
        optimizer: str = "adam",
        optimizerAveraging: str = "averaged",
        outerLearningRate: float = 1.0,
        outerMomentum: float | None = None,
        outerNesterov: bool = True,
        patience: int = 0,
        pctStart: float = 0.3,
        precision: str = "fp32",
        predictionCol: str = "prediction",
        probabilityCol: str = "probability",
        rawPredictionCol: str = "rawPrediction",
        reduction: str = "auto",
        repartition: bool = True,
        resize: str = "none",
        restoreBestWeights: bool = True,
        schedule: str = "constant",
        seed: int = 0,
        shorterSide: int = 0,
        smoothL1Beta: float = 1.0,
        std: Iterable[float] | float | None = None,
        thresholds: Iterable[float] | float | None = None,
        topK: int = 0,
        topKCol: str = "topKPredictions",
        validationFraction: float = 0.0,
        validationIndicatorCol: str | None = None,
        validationMetric: str = "loss",
        warmupFactor: float = 0.3333333333333333,
        warmupSteps: int = 0,
        weightCol: str | None = None,
        weightDecay: float = 0.0,
    ) -> S:
        """Sets the params that are given; None leaves one as it is."""
        return self._set_given(self._input_kwargs)


class CnnClassificationModelParams(
    HasImageParams,
    HasPredictionParams,
    HasReadingParams,
):
    """The params of ``CnnClassificationModel`` with their defaults."""

    classNames: Param[list[str]] = Param(
        Params._dummy(),
        "classNames",
        "names of the classes in the order of their numbers; unset: none",
        typeConverter=toListString,
    )

    _defaults: ClassVar[dict[str, Any]] = {
        "batchSize": 64,
        "flipAveraging": False,
        "handleInvalid": "error",
        "imageCol": "image",
        "inputLayout": "HWC",
        "maxPixels": 100000000,
        "precision": "fp32",
        "predictionCol": "prediction",
        "probabilityCol": "probability",
        "rawPredictionCol": "rawPrediction",
        "resize": "none",
        "shorterSide": 0,
        "topK": 0,
        "topKCol": "topKPredictions",
    }

    def getClassNames(self) -> list[str] | None:
        """Gets the value of :py:attr:`classNames`, or None if it is unset."""
        if not self.isDefined(self.classNames):
            return None
        return self.getOrDefault(self.classNames)

    def setClassNames(self: P, value: Iterable[str] | str) -> P:
        """Sets the value of :py:attr:`classNames`: names of the classes in the order of their
        numbers; unset: none.
        """
        return self._set(classNames=value)


class CnnRegressorParams(
    HasAugmentationParams,
    HasCheckpointParams,
    HasDistributionParams,
    HasFineTuningParams,
    HasImageParams,
    HasLossParams,
    HasOptimizerParams,
    HasReadingParams,
    HasRegressionParams,
    HasScheduleParams,
    HasTrainingParams,
    HasValidationParams,
    CnnStage,
):
    """The params of ``CnnRegressor`` with their defaults."""

    labelCol: Param[str] = Param(
        Params._dummy(),
        "labelCol",
        "column of what the network should give: a number, or vectors or arrays of a number for "
        "each of its outputs",
        typeConverter=to_text,
    )
    loss: Param[str] = Param(
        Params._dummy(),
        "loss",
        "what training makes small, a mean over rows and targets. Supported: meanSquaredError, l1,"
        " smoothL1",
        typeConverter=to_text,
    )
    validationMetric: Param[str] = Param(
        Params._dummy(),
        "validationMetric",
        "what says which epoch is the best on the validation rows. Supported: loss",
        typeConverter=to_text,
    )

    _defaults: ClassVar[dict[str, Any]] = {
        "alpha": 0.99,
        "augmentation": "[]",
        "averagingFrequency": 0,
        "averagingUnit": "batches",
        "batchSize": 64,
        "beta1": 0.9,
        "beta2": 0.999,
        "cacheFeatures": True,
        "centered": False,
        "checkpointInterval": 10,
        "clipNorm": 0.0,
        "clipValue": 0.0,
        "dampening": 0.0,
        "decayBiases": True,
        "device": "auto",
        "divFactor": 25.0,
        "epochs": 10,
        "epsilon": 1e-08,
        "finalDivFactor": 10000.0,
        "frozenStatistics": "frozenLayers",
        "gamma": 0.1,
        "handleInvalid": "error",
        "imageCol": "image",
        "initialWeightsStrict": True,
        "inputLayout": "HWC",
        "keepCheckpoints": 2,
        "labelCol": "label",
        "learningRate": 0.001,
        "learningRateScaling": "none",
        "loss": "meanSquaredError",
        "maxPixels": 100000000,
        "minDelta": 0.0,
        "minLearningRate": 0.0,
        "momentum": 0.0,
        "nesterov": False,
        "optimizer": "adam",
        "optimizerAveraging": "averaged",
        "outerLearningRate": 1.0,
        "outerNesterov": True,
        "patience": 0,
        "pctStart": 0.3,
        "precision": "fp32",
        "predictionCol": "prediction",
        "reduction": "auto",
        "repartition": True,
        "resize": "none",
        "restoreBestWeights": True,
        "schedule": "constant",
        "seed": 0,
        "shorterSide": 0,
        "smoothL1Beta": 1.0,
        "validationFraction": 0.0,
        "validationMetric": "loss",
        "warmupFactor": 0.3333333333333333,
        "warmupSteps": 0,
        "weightDecay": 0.0,
    }

    @keyword_params
    def __init__(
        self,
        *,
        alpha: float = 0.99,
        augmentation: Augmentation | Iterable[Augmentation] | str = "[]",
        averagingFrequency: int = 0,
        averagingUnit: str = "batches",
        batchSize: int = 64,
        beta1: float = 0.9,
        beta2: float = 0.999,
        cacheFeatures: bool = True,
        centered: bool = False,
        checkpointDir: str | PathLike[str] | None = None,
        checkpointInterval: int = 10,
        clipNorm: float = 0.0,
        clipValue: float = 0.0,
        dampening: float = 0.0,
        decayBiases: bool = True,
        decayEpochs: int | None = None,
        device: str = "auto",
        divFactor: float = 25.0,
        epochs: int = 10,
        epsilon: float = 1e-08,
        errorCol: str | None = None,
        finalDivFactor: float = 10000.0,
        freshLayers: Iterable[str] | str | None = None,
        frozenLayers: Iterable[str] | str | None = None,
        frozenStatistics: str = "frozenLayers",
        gamma: float = 0.1,
        handleInvalid: str = "error",
        imageCol: str = "image",
        initialWeights: str | PathLike[str] | None = None,
        initialWeightsPrefix: str | None = None,
        initialWeightsStrict: bool = True,
        inputLayout: str = "HWC",
        keepCheckpoints: int = 2,
        labelCol: str = "label",
        layerLearningRates: Mapping[str, float] | list[str] | None = None,
        learningRate: float = 0.001,
        learningRateScaling: str = "none",
        loss: str = "meanSquaredError",
        maxLearningRate: float | None = None,
        maxPixels: int = 100000000,
        mean: Iterable[float] | float | None = None,
        milestones: Iterable[int] | int | None = None,
        minDelta: float = 0.0,
        minLearningRate: float = 0.0,
        momentum: float = 0.0,
        nesterov: bool = False,
        network: Network | str | None = None,
        numWorkers: int | None = None,
        optimizer: str = "adam",
        optimizerAveraging: str = "averaged",
        outerLearningRate: float = 1.0,
        outerMomentum: float | None = None,
        outerNesterov: bool = True,
        patience: int = 0,
        pctStart: float = 0.3,
        precision: str = "fp32",
        predictionCol: str = "prediction",
        reduction: str = "auto",
        repartition: bool = True,
        resize: str = "none",
        restoreBestWeights: bool = True,
        schedule: str = "constant",
        seed: int = 0,
        shorterSide: int = 0,
        smoothL1Beta: float = 1.0,
        std: Iterable[float] | float | None = None,
        validationFraction: float = 0.0,
        validationIndicatorCol: str | None = None,
        validationMetric: str = "loss",
        warmupFactor: float = 0.3333333333333333,
        warmupSteps: int = 0,
        weightCol: str | None = None,
        weightDecay: float = 0.0,
    ) -> None:
        super().__init__()
        self._start(self._input_kwargs)

    @keyword_params
    def setParams(
        self: S,
        *,
        alpha: float = 0.99,
        augmentation: Augmentation | Iterable[Augmentation] | str = "[]",
        averagingFrequency: int = 0,
        averagingUnit: str = "batches",
        batchSize: int = 64,
        beta1: float = 0.9,
        beta2: float = 0.999,
        cacheFeatures: bool = True,
        centered: bool = False,
        checkpointDir: str | PathLike[str] | None = None,
        checkpointInterval: int = 10,
        clipNorm: float = 0.0,
        clipValue: float = 0.0,
        dampening: float = 0.0,
        decayBiases: bool = True,
        decayEpochs: int | None = None,
        device: str = "auto",
        divFactor: float = 25.0,
        epochs: int = 10,
        epsilon: float = 1e-08,
        errorCol: str | None = None,
        finalDivFactor: float = 10000.0,
        freshLayers: Iterable[str] | str | None = None,
        frozenLayers: Iterable[str] | str | None = None,
        frozenStatistics: str = "frozenLayers",
        gamma: float = 0.1,
        handleInvalid: str = "error",
        imageCol: str = "image",
        initialWeights: str | PathLike[str] | None = None,
        initialWeightsPrefix: str | None = None,
        initialWeightsStrict: bool = True,
        inputLayout: str = "HWC",
        keepCheckpoints: int = 2,
        labelCol: str = "label",
        layerLearningRates: Mapping[str, float] | list[str] | None = None,
        learningRate: float = 0.001,
        learningRateScaling: str = "none",
        loss: str = "meanSquaredError",
        maxLearningRate: float | None = None,
        maxPixels: int = 100000000,
        mean: Iterable[float] | float | None = None,
        milestones: Iterable[int] | int | None = None,
        minDelta: float = 0.0,
        minLearningRate: float = 0.0,
        momentum: float = 0.0,
        nesterov: bool = False,
        network: Network | str | None = None,
        numWorkers: int | None = None,
        optimizer: str = "adam",
        optimizerAveraging: str = "averaged",
        outerLearningRate: float = 1.0,
        outerMomentum: float | None = None,
        outerNesterov: bool = True,
        patience: int = 0,
        pctStart: float = 0.3,
        precision: str = "fp32",
        predictionCol: str = "prediction",
        reduction: str = "auto",
        repartition: bool = True,
        resize: str = "none",
        restoreBestWeights: bool = True,
        schedule: str = "constant",
        seed: int = 0,
        shorterSide: int = 0,
        smoothL1Beta: float = 1.0,
        std: Iterable[float] | float | None = None,
        validationFraction: float = 0.0,
        validationIndicatorCol: str | None = None,
        validationMetric: str = "loss",
        warmupFactor: float = 0.3333333333333333,
        warmupSteps: int = 0,
        weightCol: str | None = None,
        weightDecay: float = 0.0,
    ) -> S:
        """Sets the params that are given; None leaves one as it is."""
        return self._set_given(self._input_kwargs)


class CnnRegressionModelParams(
    HasImageParams,
    HasReadingParams,
    HasRegressionParams,
):
    """The params of ``CnnRegressionModel`` with their defaults."""

    _defaults: ClassVar[dict[str, Any]] = {
        "batchSize": 64,
        "handleInvalid": "error",
        "imageCol": "image",
        "inputLayout": "HWC",
        "maxPixels": 100000000,
        "precision": "fp32",
        "predictionCol": "prediction",
        "resize": "none",
        "shorterSide": 0,
    }


class CnnFeaturizerParams(
    HasImageParams,
    HasReadingParams,
):
    """The params of ``CnnFeaturizer`` with their defaults."""

    outputCol: Param[str] = Param(
        Params._dummy(),
        "outputCol",
        "column of the features, a vector",
        typeConverter=to_text,
    )

    _defaults: ClassVar[dict[str, Any]] = {
        "batchSize": 64,
        "handleInvalid": "error",
        "imageCol": "image",
        "inputLayout": "HWC",
        "maxPixels": 100000000,
        "outputCol": "features",
        "precision": "fp32",
        "resize": "none",
        "shorterSide": 0,
    }

    def getOutputCol(self) -> str:
        """Gets the value of :py:attr:`outputCol`, or its default."""
        return self.getOrDefault(self.outputCol)

    def setOutputCol(self: P, value: str) -> P:
        """Sets the value of :py:attr:`outputCol`: column of the features, a vector."""
        return self._set(outputCol=value)


class ImagePackerParams(
    HasReadingParams,
    CnnStage,
):
    """The params of ``ImagePacker`` with their defaults."""

    channels: Param[int] = Param(
        Params._dummy(),
        "channels",
        "channels of the packed images: 1 (grey) or 3 (red, green, blue)",
        typeConverter=to_int,
    )
    compression: Param[str] = Param(
        Params._dummy(),
        "compression",
        "how the files' record batches are compressed. Supported: none, lz4, zstd",
        typeConverter=to_text,
    )
    fileBytes: Param[int] = Param(
        Params._dummy(),
        "fileBytes",
        "a file is ended before it grows beyond so many bytes (>= 1)",
        typeConverter=to_long,
    )
    height: Param[int] = Param(
        Params._dummy(),
        "height",
        "rows of the packed images, in pixels (>= 1)",
        typeConverter=to_int,
    )
    imageCol: Param[str] = Param(
        Params._dummy(),
        "imageCol",
        "image column: encoded files (binary) or Spark's image struct",
        typeConverter=to_text,
    )
    labelCol: Param[str] = Param(
        Params._dummy(),
        "labelCol",
        "column of the label, any number",
        typeConverter=to_text,
    )
    overwrite: Param[bool] = Param(
        Params._dummy(),
        "overwrite",
        "whether a data set that is in the folder is replaced",
        typeConverter=to_bool,
    )
    weightCol: Param[str] = Param(
        Params._dummy(),
        "weightCol",
        "column of each row's weight in the loss, >= 0; unset: none",
        typeConverter=to_text,
    )
    width: Param[int] = Param(
        Params._dummy(),
        "width",
        "columns of the packed images, in pixels (>= 1)",
        typeConverter=to_int,
    )

    _defaults: ClassVar[dict[str, Any]] = {
        "channels": 3,
        "compression": "none",
        "fileBytes": 134217728,
        "handleInvalid": "error",
        "imageCol": "image",
        "labelCol": "label",
        "maxPixels": 100000000,
        "overwrite": False,
        "resize": "none",
        "shorterSide": 0,
    }

    def getChannels(self) -> int:
        """Gets the value of :py:attr:`channels`, or its default."""
        return self.getOrDefault(self.channels)

    def setChannels(self: P, value: int) -> P:
        """Sets the value of :py:attr:`channels`: channels of the packed images: 1 (grey) or 3
        (red, green, blue).
        """
        return self._set(channels=value)

    def getCompression(self) -> str:
        """Gets the value of :py:attr:`compression`, or its default."""
        return self.getOrDefault(self.compression)

    def setCompression(self: P, value: str) -> P:
        """Sets the value of :py:attr:`compression`: how the files' record batches are compressed.
        Supported: none, lz4, zstd.
        """
        return self._set(compression=value)

    def getFileBytes(self) -> int:
        """Gets the value of :py:attr:`fileBytes`, or its default."""
        return self.getOrDefault(self.fileBytes)

    def setFileBytes(self: P, value: int) -> P:
        """Sets the value of :py:attr:`fileBytes`: a file is ended before it grows beyond so many
        bytes (>= 1).
        """
        return self._set(fileBytes=value)

    def getHeight(self) -> int | None:
        """Gets the value of :py:attr:`height`, or None if it is unset."""
        if not self.isDefined(self.height):
            return None
        return self.getOrDefault(self.height)

    def setHeight(self: P, value: int) -> P:
        """Sets the value of :py:attr:`height`: rows of the packed images, in pixels (>= 1)."""
        return self._set(height=value)

    def getImageCol(self) -> str:
        """Gets the value of :py:attr:`imageCol`, or its default."""
        return self.getOrDefault(self.imageCol)

    def setImageCol(self: P, value: str) -> P:
        """Sets the value of :py:attr:`imageCol`: image column: encoded files (binary) or Spark's
        image struct.
        """
        return self._set(imageCol=value)

    def getLabelCol(self) -> str:
        """Gets the value of :py:attr:`labelCol`, or its default."""
        return self.getOrDefault(self.labelCol)

    def setLabelCol(self: P, value: str) -> P:
        """Sets the value of :py:attr:`labelCol`: column of the label, any number."""
        return self._set(labelCol=value)

    def getOverwrite(self) -> bool:
        """Gets the value of :py:attr:`overwrite`, or its default."""
        return self.getOrDefault(self.overwrite)

    def setOverwrite(self: P, value: bool) -> P:
        """Sets the value of :py:attr:`overwrite`: whether a data set that is in the folder is
        replaced.
        """
        return self._set(overwrite=value)

    def getWeightCol(self) -> str | None:
        """Gets the value of :py:attr:`weightCol`, or None if it is unset."""
        if not self.isDefined(self.weightCol):
            return None
        return self.getOrDefault(self.weightCol)

    def setWeightCol(self: P, value: str) -> P:
        """Sets the value of :py:attr:`weightCol`: column of each row's weight in the loss, >= 0;
        unset: none.
        """
        return self._set(weightCol=value)

    def getWidth(self) -> int | None:
        """Gets the value of :py:attr:`width`, or None if it is unset."""
        if not self.isDefined(self.width):
            return None
        return self.getOrDefault(self.width)

    def setWidth(self: P, value: int) -> P:
        """Sets the value of :py:attr:`width`: columns of the packed images, in pixels (>= 1)."""
        return self._set(width=value)

    @keyword_params
    def __init__(
        self,
        *,
        channels: int = 3,
        compression: str = "none",
        errorCol: str | None = None,
        fileBytes: int = 134217728,
        handleInvalid: str = "error",
        height: int | None = None,
        imageCol: str = "image",
        labelCol: str = "label",
        maxPixels: int = 100000000,
        overwrite: bool = False,
        resize: str = "none",
        shorterSide: int = 0,
        weightCol: str | None = None,
        width: int | None = None,
    ) -> None:
        super().__init__()
        self._start(self._input_kwargs)

    @keyword_params
    def setParams(
        self: S,
        *,
        channels: int = 3,
        compression: str = "none",
        errorCol: str | None = None,
        fileBytes: int = 134217728,
        handleInvalid: str = "error",
        height: int | None = None,
        imageCol: str = "image",
        labelCol: str = "label",
        maxPixels: int = 100000000,
        overwrite: bool = False,
        resize: str = "none",
        shorterSide: int = 0,
        weightCol: str | None = None,
        width: int | None = None,
    ) -> S:
        """Sets the params that are given; None leaves one as it is."""
        return self._set_given(self._input_kwargs)

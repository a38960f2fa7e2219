"""What all stages share."""

from __future__ import annotations

from os import PathLike
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast

from py4j.java_gateway import JavaObject
from pyspark.errors import IllegalArgumentException
from pyspark.ml.param import Param
from pyspark.ml.util import (
    JavaMLReadable,
    JavaMLReader,
    JavaMLWritable,
    JavaMLWriter,
    try_remote_fit,
    try_remote_read,
    try_remote_write,
)
from pyspark.ml.wrapper import JavaEstimator, JavaModel, JavaParams
from pyspark.sql import DataFrame
from pyspark.sql.utils import is_remote

from sparkcnn._java import java, readable_errors, record, rows_of
from sparkcnn._plain import path_text, whole
from sparkcnn._plans import to_dict
from sparkcnn._safetensors import read as read_safetensors
from sparkcnn.listeners import TrainingListener
from sparkcnn.network import Network
from sparkcnn.summary import TrainingSummary

if TYPE_CHECKING:
    import numpy

_PACKAGE = "org.sparkcnn.ml"

C = TypeVar("C", bound=type)
S = TypeVar("S", bound="CnnStage")
M = TypeVar("M", bound="CnnModel")


def java_stage(stage: C) -> C:
    """Puts a class into the module of the Java package's name.

    pyspark takes a class' module for its Java package, and the package for the module, when it
    saves and loads stages, Pipelines and tuning, and when it talks to a Spark Connect server.
    """
    stage.__module__ = _PACKAGE
    return stage


class CnnStage(JavaParams):
    """A stage whose params are checked by Java when they are set."""

    _java_obj: Any
    _defaults: ClassVar[dict[str, Any]]
    _input_kwargs: dict[str, Any]

    def _start(self, given: dict[str, Any]) -> None:
        name = type(self).__name__
        if not is_remote():
            java(f"ml.{name}")
        self._java_obj = self._new_java_obj(f"{_PACKAGE}.{name}", self.uid)
        self._setDefault(**self._defaults)
        self._set_given(given)

    def __setattr__(self, name: str, value: Any) -> None:
        if isinstance(getattr(type(self), name, None), Param) and not isinstance(value, Param):
            raise AttributeError(
                f"{name} is a param, which is set by set{name[0].upper()}{name[1:]}(...)"
            )
        super().__setattr__(name, value)

    def _in_driver(self) -> Any:
        """Returns the Java stage, for what Spark Connect has no words for."""
        if self._java_obj is None and not is_remote():
            raise RuntimeError(
                f"this {type(self).__name__} has no network: take one that fit or load returns"
            )
        if not isinstance(self._java_obj, JavaObject):
            # Of this kind, for pyspark looks for params among properties too.
            raise AttributeError(
                f"with Spark Connect, a {type(self).__name__} can be fitted, saved, loaded and used"
                " to transform; this needs a session in the driver's own process"
            )
        return self._java_obj

    def _to_java(self) -> Any:
        self._in_driver()
        return super()._to_java()

    def _set_given(self: S, given: dict[str, Any]) -> S:
        return self._set(**{name: value for name, value in given.items() if value is not None})

    def _set(self: S, **values: Any) -> S:
        for name, value in values.items():
            self._check(self.getParam(name), value)
        return super()._set(**values)

    def _check(self, param: Param[Any], value: Any) -> None:
        try:
            converted = param.typeConverter(value)
        except TypeError as e:
            raise TypeError(f"param '{param.name}': {e}") from None
        except IllegalArgumentException as e:
            raise IllegalArgumentException(f"param '{param.name}': {e}") from None
        try:
            if isinstance(self._java_obj, JavaObject):
                super()._make_java_param_pair(param, converted)
        except IllegalArgumentException:
            # Spark's own message would not say what the range is.
            raise IllegalArgumentException(
                f"param '{param.name}' cannot be {value!r}: {param.doc}"
            ) from None

    def _make_java_param_pair(self, param: Param[Any], value: Any) -> JavaObject:
        # Grids of params hold values as people wrote them.
        own = self._resolveParam(param)
        return super()._make_java_param_pair(own, own.typeConverter(value))

    def setNormalization(self: S, images: str) -> S:
        """Sets ``mean`` and ``std`` to those of a set of images.

        Parameters
        ----------
        images : str
            imageNet, which torchvision's weights want, cifar10, cifar100 or mnist
        """
        known = {name.lower(): name for name in ("imageNet", "cifar10", "cifar100", "mnist")}
        name = known.get(str(images).lower())
        if name is None:
            raise ValueError(
                f"setNormalization: expected one of {', '.join(known.values())}, found {images!r}"
            )
        numbers = record(getattr(java("network.Normalization"), name)())
        return self._set(mean=list(numbers["mean"]), std=list(numbers["std"]))


class _Writer(JavaMLWriter):
    def save(self, path: str | PathLike[str]) -> None:
        with readable_errors():
            super().save(path_text(path))


class _Reader(JavaMLReader[Any]):
    def load(self, path: str | PathLike[str]) -> Any:
        with readable_errors():
            return super().load(path_text(path))


class Saved(JavaMLReadable[Any], JavaMLWritable):
    """A stage that is saved to a folder on any Hadoop file system, and loaded again."""

    @try_remote_write
    def write(self) -> JavaMLWriter:
        """Returns a writer: ``write().overwrite().save(path)`` replaces what is there."""
        return _Writer(self)

    def save(self, path: str | PathLike[str]) -> None:
        """Saves this to a folder that does not exist.

        Raises
        ------
        OSError
            if it exists, or the file system refuses
        """
        super().save(path_text(path))

    @classmethod
    @try_remote_read
    def read(cls) -> JavaMLReader[Any]:
        """Returns a reader."""
        java(f"ml.{cls.__name__}")  # says so if Spark does not have it
        return _Reader(cls)

    @classmethod
    def load(cls, path: str | PathLike[str]) -> Any:
        """Loads what was saved with :meth:`save`, here or in Java.

        Raises
        ------
        OSError
            if there is no such folder, or it is incomplete
        IllegalArgumentException
            if it holds another stage
        """
        return super().load(path_text(path))


class CnnEstimator(CnnStage, JavaEstimator[M], Saved):
    """Trains a CNN."""

    _model_class: ClassVar[type[Any]]

    def _create_model(self, java_model: Any) -> M:
        return cast(M, self._model_class(java_model))

    @try_remote_fit
    def _fit(self, dataset: DataFrame) -> M:
        rows_of(dataset)
        # Java has copied the values; one of them, precision, says what auto came to.
        with readable_errors():
            return self._create_model(self._fit_java(dataset))

    def addListener(self: S, listener: TrainingListener) -> S:
        """Adds someone who sees the training as it goes, such as :class:`ConsoleProgress`.

        Listeners are not saved.
        """
        if not isinstance(listener, TrainingListener):
            raise TypeError(f"expected a sparkcnn.TrainingListener, found {listener!r}")
        self._in_driver().addListener(listener._to_java())
        return self

    def setInitialModel(self: S, model: CnnModel | None) -> S:
        """Starts from a model's weights instead of random ones, or, with None, does not.

        What differs in shape, such as a head for other classes, must be among ``freshLayers``. The
        model is saved with this estimator.
        """
        if model is not None and not isinstance(model, CnnModel):
            raise TypeError(f"expected a trained model, found {model!r}")
        self._in_driver().setInitialModel(None if model is None else model._to_java())
        return self

    def getInitialModel(self) -> CnnModel | None:
        """Gets the model to start from, if there is one."""
        found = self._in_driver().getInitialModel()
        return JavaParams._from_java(found.get()) if found.isPresent() else None

    def plan(self, dataset: DataFrame) -> dict[str, Any]:
        """Returns how :meth:`fit` would train on these rows, without training.

        All is checked that can be without looking at a row: params, columns, ``initialWeights``.

        Returns
        -------
        dict
            epochs, batchSize, workers, averaging, the recipe with its optimizer, and so on
        """
        with readable_errors():
            return to_dict(self._to_java().plan(rows_of(dataset)))


class WithNetwork(CnnStage):
    """A stage that has a network and its weights."""

    @property
    def network(self) -> Network:
        """The network."""
        return Network._of(self._in_driver().network())

    def _take(self, java_stage: Any) -> None:
        self._setDefault(**self._defaults)
        if java_stage is not None and not is_remote():
            self._resetUid(java_stage.uid())
            self._transfer_params_from_java()


class CnnModel(WithNetwork, JavaModel, Saved):
    """A trained CNN: appends columns to a DataFrame of images."""

    def __init__(self, java_model: Any = None) -> None:
        super().__init__(java_model)
        self._take(java_model)

    @property
    def hasSummary(self) -> bool:
        """Whether the model was trained, so that there is a :attr:`summary`."""
        return bool(self._in_driver().hasSummary())

    @property
    def summary(self) -> TrainingSummary:
        """What the training did, epoch by epoch.

        Raises
        ------
        RuntimeError
            if the model was not trained
        """
        with readable_errors():
            return TrainingSummary(self._in_driver().summary())

    @property
    def origin(self) -> str:
        """Where the weights came from before the training: a seed, a file or a model, in words."""
        return str(self._in_driver().origin())

    @property
    def trainingParams(self) -> dict[str, str]:
        """What the estimator's params were in the training, as text; empty without a training."""
        return {str(k): str(v) for k, v in self._in_driver().trainingParams().items()}

    @property
    def weights(self) -> dict[str, numpy.ndarray]:
        """The weights by PyTorch's names, as arrays of float32."""
        return read_safetensors(self._in_driver().saveWeights)

    def describe(self) -> str:
        """Returns in a few lines what somebody who finds this model wants to know."""
        return str(self._to_java().describe())

    def toEstimator(self) -> Any:
        """Returns an estimator that goes on where this model ends.

        It has this model's network and params of reading images and of predictions.
        """
        return JavaParams._from_java(self._to_java().toEstimator())

    def featurizer(self, layerName: str) -> Any:
        """Returns a :class:`CnnFeaturizer` of what a layer within this network gives.

        Parameters
        ----------
        layerName : str
            one of ``model.network.layer_names``, such as avgpool
        """
        return JavaParams._from_java(self._to_java().featurizer(layerName))

    def saveWeights(
        self, file: str | PathLike[str], dtype: str = "f32", shardBytes: int = 0
    ) -> None:
        """Writes the weights alone, as safetensors with PyTorch's names.

        Parameters
        ----------
        file : str or path
            on any Hadoop file system; it must not exist
        dtype : str
            f64, f32, f16 or bf16
        shardBytes : int
            bytes that a file has at most; 0 for a single file
        """
        with readable_errors():
            self._in_driver().saveWeights(
                path_text(file), java("store.WeightsExport")(dtype, whole(shardBytes, "shardBytes"))
            )

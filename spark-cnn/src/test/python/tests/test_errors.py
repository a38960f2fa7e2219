"""What a Python user reads when something is not as it should be."""

import os
import pathlib
import tempfile
import traceback
import unittest
from unittest import mock

import numpy
from py4j.protocol import Py4JJavaError
from pyspark import SparkContext
from pyspark.errors import IllegalArgumentException

from sparkcnn import (
    CnnClassificationModel,
    CnnClassifier,
    CnnRegressionModel,
    ImagePacker,
    Network,
    TrainingListener,
    networks,
    read_images,
)
from sparkcnn._java import java, readable_errors
from sparkcnn.augmentations import random_crop, random_horizontal_flip
from sparkcnn.layers import conv2d, dropout, flatten, linear, relu, residual
from tests.session import session
from tests.tiny import classifier, network, stripes


class ErrorsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.spark = session()
        cls.images = stripes().cache()
        cls.model = classifier().setEpochs(1).fit(cls.images)
        cls.bad = cls.images.selectExpr(
            "if(label = 1, cast('no image' as binary), image) image", "label"
        )

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def assert_readable(self, kind, message, action):
        """Asserts that an exception's message ends a traceback that shows nothing of the JVM."""
        with self.assertRaisesRegex(kind, message) as raised:
            action()
        shown = "".join(traceback.format_exception(raised.exception))
        for java in ("JVM stacktrace", "\tat ", "Py4J"):
            self.assertNotIn(java, shown)
        return raised.exception

    def test_without_a_session_or_the_jar(self):
        with mock.patch.object(SparkContext, "_jvm", None):
            for action in (CnnClassifier, lambda: CnnClassificationModel.load("model")):
                self.assert_readable(RuntimeError, "there is no Spark session yet", action)
        self.assert_readable(
            RuntimeError, "no class org.sparkcnn.ml.Nothing: .* restart", lambda: java("ml.Nothing")
        )

    def test_a_jar_without_libtorch(self):
        thrown = self.spark._jvm.java.lang.NoClassDefFoundError("org/bytedeco/javacpp/Pointer")
        with self.assertRaisesRegex(RuntimeError, "with-natives.jar"), readable_errors():
            raise Py4JJavaError("", thrown)

    def test_habits_of_other_libraries(self):
        stage = classifier()
        self.assert_readable(
            AttributeError, r"set by setEpochs\(", lambda: setattr(stage, "epochs", 3)
        )
        self.assert_readable(TypeError, "type Network without", lambda: CnnClassifier(network()))
        self.assert_readable(
            TypeError, r"such as \[random_horizontal", lambda: stage.setAugmentation("flip")
        )
        self.assertEqual(
            stage.setNormalization("imagenet").getMean(), stage.setNormalization("imageNet").getMean()
        )

    def test_folders_that_the_readers_cannot_read(self):
        for format in ("mnist", "cifar10", "cifar100", "packed-images"):
            reader = self.spark.read.format(format)
            missing = os.path.join(self.folder, "nowhere")
            self.assert_readable(
                IllegalArgumentException,
                "directory file:.*nowhere does not exist",
                lambda reader=reader, missing=missing: reader.load(missing),
            )
            self.assert_readable(
                IllegalArgumentException,
                f"{self.folder} has no ",
                lambda reader=reader: reader.load(self.folder),
            )
        self.assert_readable(
            FileNotFoundError,
            "nowhere does not exist",
            lambda: read_images(self.spark, pathlib.Path(self.folder, "nowhere")),
        )

    def test_a_file_that_is_cut_off_after_it_was_found(self):
        folder = os.path.join(self.folder, "cifar")
        os.mkdir(folder)
        file = os.path.join(folder, "test_batch.bin")
        pathlib.Path(file).write_bytes(bytes(3 * 3073))
        images = self.spark.read.format("cifar10").option("split", "test").load(folder)
        pathlib.Path(file).write_bytes(bytes(2 * 3073))

        self.assert_readable(IllegalArgumentException, "test_batch.bin.*truncated", images.collect)

    def test_an_image_that_cannot_be_read_on_an_executor(self):
        scored = self.model.transform(self.bad).select("prediction")

        for action in (
            scored.collect,
            scored.where("prediction = 1").count,
            scored.show,
            lambda: classifier().fit(self.bad),
            lambda: self.model.evaluate(self.bad),
            lambda: ImagePacker(height=8, width=8).pack(self.bad, self.folder + "/packed"),
        ):
            self.assert_readable(
                IllegalArgumentException,
                "image column 'image', row .*: not a JPEG, PNG, BMP or WebP file",
                action,
            )

    def test_saving_over_what_is_there(self):
        for stage in (self.model, classifier(), self.model.featurizer("relu")):
            path = pathlib.Path(self.folder, stage.uid)
            stage.save(path)
            self.assert_readable(
                OSError,
                r"already exists.*overwrite\(\)",
                lambda stage=stage, path=path: stage.save(path),
            )
            stage.write().overwrite().save(path)
        weights = pathlib.Path(self.folder, "weights.safetensors")
        self.model.saveWeights(weights)
        error = self.assert_readable(
            FileExistsError, "weights.safetensors exists", lambda: self.model.saveWeights(weights)
        )
        self.assertIn("Py4JJavaError", type(error.__context__).__name__)
        self.assert_readable(FileExistsError, "exists", lambda: self.model.toTorchScript(weights))

    def test_loading_what_is_no_model(self):
        self.assert_readable(OSError, "nowhere", lambda: CnnClassificationModel.load("nowhere"))
        read = CnnClassificationModel.read()
        self.assert_readable(OSError, "no model folder.*model.json", lambda: read.load(self.folder))
        path = os.path.join(self.folder, "model")
        self.model.save(path)
        self.assert_readable(
            IllegalArgumentException,
            "CnnClassificationModel.*cannot",
            lambda: CnnRegressionModel.load(path),
        )

    def test_weights_that_do_not_fit(self):
        weights = self.model.weights
        self.assert_readable(
            OSError,
            r"fc.weight is \(2, 256\), expected \(3, 256\)",
            lambda: CnnClassificationModel.of(network().replace_head(3), weights),
        )
        self.assert_readable(
            FileNotFoundError,
            "nowhere",
            lambda: CnnClassificationModel.pretrained(network(), "nowhere"),
        )
        self.assert_readable(
            TypeError,
            "expected a sparkcnn.Network, found 'resnet18'",
            lambda: CnnClassificationModel.pretrained("resnet18", "nowhere"),
        )

    def test_columns_and_rows(self):
        for message, action in (
            ("no image column 'img'.*are image, label", lambda: classifier(imageCol="img")),
            ("no label column 'kind'", lambda: classifier(labelCol="kind")),
        ):
            self.assert_readable(
                IllegalArgumentException, message, lambda action=action: action().fit(self.images)
            )
        self.assert_readable(
            IllegalArgumentException,
            "label column 'label', row .*: [67].0; expected a whole number from 0 to 1",
            lambda: classifier().fit(self.images.selectExpr("image", "label + 6 label")),
        )
        for wrong in ([1], "images"):
            self.assert_readable(
                TypeError,
                "expected a pyspark.sql.DataFrame",
                lambda wrong=wrong: classifier().fit(wrong),
            )

    def test_a_loss_that_is_no_number(self):
        self.assert_readable(
            RuntimeError,
            "loss of step .* is .*try a lower learningRate",
            lambda: classifier(optimizer="sgd").setLearningRate(1e30).fit(self.images),
        )

    def test_what_a_listener_raises_is_raised_by_fit(self):
        class Stops(TrainingListener):
            def onEpoch(self, epoch):
                raise KeyError(f"in epoch {epoch.epoch}")

        with self.assertLogs("py4j", "WARNING"):
            self.assert_readable(
                KeyError, "in epoch 1", lambda: classifier().addListener(Stops()).fit(self.images)
            )
        self.assert_readable(
            TypeError, "TrainingListener, found 3", lambda: classifier().addListener(3)
        )

    def test_a_model_without_a_training_or_a_network(self):
        model = CnnClassificationModel.of(network(), self.model.weights)
        self.assert_readable(RuntimeError, "there is no summary", lambda: model.summary)
        self.assert_readable(RuntimeError, "no network", CnnClassificationModel().describe)

    def test_misspelt_keywords(self):
        for call, message in (
            (lambda: CnnClassifier(epoch=3), "^CnnClassifier has no param 'epoch'.*'epochs'"),
            (lambda: CnnClassifier(lr=0.1), "'learningRate'"),
            (lambda: CnnClassifier(weight_decay=0.1), "'weightDecay'"),
            (lambda: CnnClassifier().setParams(optimiser="sgd"), "'optimizer'"),
            (lambda: ImagePacker(hight=8), "^ImagePacker has no param 'hight'.*'height'"),
            (lambda: CnnClassifier(network()), "CnnClassifier: params are keyword arguments"),
            (lambda: conv2d(32, 3, paddding=1), "conv2d.*paddding.*did you mean 'padding'"),
            (lambda: conv2d(3, 32, 3), r"the call is conv2d\(out_channels, kernel_size, \*, strid"),
            (lambda: linear(), r"missing.*'out_features'.*linear\(out_features, \*, bias=True"),
            (lambda: random_crop(paddin=4), "did you mean 'padding'"),
        ):
            self.assert_readable(TypeError, message, call)

    def test_values_of_other_types(self):
        for call, message in (
            (lambda: CnnClassifier(network="resnet18"), "'network'.*Network.*by_name"),
            (lambda: CnnClassifier(epochs=2.5), "'epochs': expected a whole number, found 2.5"),
            (lambda: CnnClassifier(epochs=True), "'epochs'"),
            (lambda: CnnClassifier(epochs=2**40), "'epochs'.*2 to the power of 31"),
            (lambda: CnnClassifier(learningRate="fast"), "'learningRate': .*number.*'fast'"),
            (lambda: CnnClassifier(mean="0.5"), "'mean'"),
            (lambda: CnnClassifier(nesterov=1), "'nesterov': expected True or False, found 1"),
            (lambda: CnnClassifier(imageCol=3), "'imageCol': expected a str, found 3"),
            (lambda: CnnClassifier(augmentation=["flip"]), "'augmentation'.*'flip'"),
            (lambda: CnnClassifier(layerLearningRates={"fc": "x"}), "'layerLearningRates'.*'x'"),
            (lambda: CnnClassifier(checkpointDir=3), "'checkpointDir': expected a path, found 3"),
            (lambda: Network(28, flatten()), r"\(C, H, W\), found 28"),
            (lambda: Network((28, 28), flatten()), r"\(C, H, W\), found \(28, 28\)"),
            (lambda: Network((1, 8, 8), relu), "position 0, found the function relu: call it"),
            (lambda: Network((1, 8, 8), [relu()]), "position 0, found a list"),
            (lambda: conv2d(4, 3, initializer=3), "initializer: .*found 3"),
            (lambda: residual(relu(), activation="relu"), "activation: .*found 'relu'"),
            (lambda: networks.resnet18(224, 10), r"\(C, H, W\), found 224"),
            (lambda: networks.resnet18((3, 224.0, 224), 10), "whole number, found 224.0"),
            (lambda: networks.resnet18((3, 224, 224), "10"), "classes: .*found '10'"),
        ):
            self.assert_readable(TypeError, message, call)
        for call, message in (
            (lambda: CnnClassifier(network="{bad"), "'network': not JSON"),
            (lambda: CnnClassifier(augmentation=random_horizontal_flip(2)), "'augmentation': .*2"),
            (lambda: Network((1, 8, 8), linear(2)), "layer '0'.*flatten"),
            (lambda: Network((1, 8, 8), conv2d(2.5, 3)), "outChannels: .*found 2.5"),
        ):
            self.assert_readable(IllegalArgumentException, message, call)

    def test_what_means_the_same_is_taken(self):
        made = CnnClassifier(
            epochs=numpy.int32(3),
            batchSize=16.0,
            learningRate=numpy.float32(0.5),
            momentum=0,
            nesterov=numpy.bool_(True),
            mean=0.5,
            std=numpy.array([0.25], dtype="float32"),
            frozenLayers="conv*",
            freshLayers=("fc",),
            checkpointDir=pathlib.Path("checkpoints"),
            imageCol=numpy.str_("picture"),
        )

        self.assertEqual((made.getEpochs(), made.getBatchSize()), (3, 16))
        self.assertEqual((made.getLearningRate(), made.getMomentum()), (0.5, 0.0))
        self.assertIs(made.getNesterov(), True)
        self.assertEqual((made.getMean(), made.getStd()), ([0.5], [0.25]))
        self.assertEqual((made.getFrozenLayers(), made.getFreshLayers()), (["conv*"], ["fc"]))
        self.assertEqual((made.getCheckpointDir(), made.getImageCol()), ("checkpoints", "picture"))
        self.assertEqual(made._to_java().getEpochs(), 3)
        self.assertEqual(
            Network(
                numpy.array([1, 8, 8]),
                conv2d(numpy.int64(4), [3, 3], initializer="kaimingNormal"),
                dropout(numpy.float64(0.5)),
                flatten(),
                linear(2),
            ).output,
            (2,),
        )
        self.assertEqual(networks.lenet([3, 32, 32], numpy.int64(7)).output, (7,))


if __name__ == "__main__":
    unittest.main()

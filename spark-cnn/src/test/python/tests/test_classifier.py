"""Training, scoring and what a model tells."""

import contextlib
import io
import os
import pathlib
import tempfile
import unittest

import numpy
from pyspark.errors import IllegalArgumentException

from sparkcnn import (
    CnnClassificationModel,
    CnnClassifier,
    ConsoleProgress,
    TensorBoard,
    TrainingListener,
)
from tests.tiny import classifier, network, stripes


class CnnClassifierTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.images = stripes().cache()
        cls.printed = io.StringIO()
        with contextlib.redirect_stdout(cls.printed):
            cls.model = (
                classifier(precision="auto", validationFraction=0.25)
                .addListener(ConsoleProgress())
                .fit(cls.images)
            )

    def test_it_learns(self):
        scored = self.model.transform(self.images)

        self.assertEqual(scored.columns[-3:], ["rawPrediction", "probability", "prediction"])
        self.assertEqual(scored.where("label = prediction").count(), 32)

    def test_progress_is_printed_by_python(self):
        lines = self.printed.getvalue().splitlines()

        self.assertEqual(len(lines), 5)
        self.assertRegex(lines[4], r"^epoch 5/5  loss \d\.\d{4}  [\d,]+ images/s .*val_accuracy 1")

    def test_the_summary_is_plain_values(self):
        summary = self.model.summary

        self.assertTrue(self.model.hasSummary)
        self.assertEqual([epoch["epoch"] for epoch in summary.history], [1, 2, 3, 4, 5])
        self.assertLess(summary.history[4]["loss"], summary.history[0]["loss"])
        self.assertEqual(summary.history[4]["val_accuracy"], 1.0)
        self.assertEqual(summary.totalEpochs, 5)
        self.assertIn(summary.modelEpoch, range(1, 6))
        self.assertIn("loss", repr(summary))

    def test_the_summary_as_a_pandas_frame(self):
        try:
            import pandas  # noqa: F401
        except ImportError:
            self.skipTest("pandas is not installed")

        frame = self.model.summary.toPandas()

        self.assertEqual(list(frame.index), [1, 2, 3, 4, 5])
        self.assertIn("learningRate", frame.columns)

    def test_a_model_describes_itself(self):
        self.assertIn("2 classes", self.model.describe())
        self.assertEqual(self.model.numClasses, 2)
        self.assertEqual(self.model.network, network())

    def test_a_plan_is_made_without_a_training(self):
        plan = classifier(optimizer="adamW", validationFraction=0.25).plan(self.images)

        self.assertEqual((plan["epochs"], plan["batchSize"], plan["workers"]), (5, 8, 1))
        self.assertEqual(plan["recipe"]["optimizer"]["type"], "AdamW")
        self.assertEqual(plan["recipe"]["optimizer"]["learningRate"], 0.01)
        with self.assertRaisesRegex(IllegalArgumentException, "picture"):
            classifier(imageCol="picture").plan(self.images)

    def test_a_listener_is_told_all_that_java_s_are(self):
        told = []

        class Listener(TrainingListener):
            def onStart(self, network, plan, images):
                told.append((network, plan["epochs"], images))

            def onRound(self, round):
                told.append(round)

            def onEpoch(self, epoch):
                told.append(epoch)

            def onEnd(self):
                told.append("end")

        estimator = classifier(averagingFrequency=2).setEpochs(1)
        model = estimator.addListener(Listener()).fit(self.images)

        start, round, other, epoch, end = told
        self.assertEqual(start, (network(), 1, 32))
        self.assertEqual((round.epoch, round.round, round.rounds, round.steps), (1, 1, 2, 2))
        self.assertEqual((other.round, other.examples), (2, 16))
        self.assertGreater(round.cost.overhead, 0)
        self.assertEqual(epoch.toDict(), model.summary.history[0])
        self.assertEqual((epoch["loss"], epoch.validation), (epoch.loss, {}))
        self.assertEqual(end, "end")

    def test_a_listener_sees_a_training_that_was_cut_off_go_on(self):
        class Cut(TrainingListener):
            cut = True

            def onRound(self, round):
                if self.cut and round.epoch == 2:
                    raise InterruptedError("enough")

            def onResume(self, progress):
                self.resumed = progress

        listener = Cut()
        with tempfile.TemporaryDirectory() as folder:
            estimator = classifier(checkpointDir=folder, checkpointInterval=1).setEpochs(2)
            estimator.addListener(listener)
            with self.assertLogs("py4j"), self.assertRaisesRegex(InterruptedError, "enough"):
                estimator.fit(self.images)
            listener.cut = False
            model = estimator.fit(self.images)

        self.assertEqual((listener.resumed.epoch, listener.resumed.round), (2, 1))
        self.assertEqual(
            [epoch.toDict() for epoch in listener.resumed.history], model.summary.history[:1]
        )

    def test_where_the_weights_are_from(self):
        self.assertIn("seed", self.model.origin)
        self.assertEqual(str(len(self.model.summary.history)), self.model.trainingParams["epochs"])
        self.assertEqual(
            self.model.summary.bestEpoch("loss"),
            min(self.model.summary.history, key=lambda epoch: epoch["val_loss"]),
        )
        copy = CnnClassificationModel.of(self.model.network, self.model.weights)
        for name, values in self.model.weights.items():
            numpy.testing.assert_array_equal(copy.weights[name], values)

    def test_a_model_has_the_values_that_java_resolved(self):
        self.assertIn(self.model.getPrecision(), ("fp32", "bf16"))
        self.assertEqual(self.model.getBatchSize(), 8)
        self.assertEqual(self.model.setTopK(1).getTopK(), 1)
        self.assertIn("topKPredictions", self.model.transform(self.images).columns)
        self.model.clear(self.model.topK)

    def test_weights_are_arrays_by_pytorch_s_names(self):
        weights = self.model.weights

        self.assertEqual(list(weights), ["conv.weight", "conv.bias", "fc.weight", "fc.bias"])
        self.assertEqual(weights["conv.weight"].shape, (4, 1, 3, 3))
        self.assertEqual(weights["fc.weight"].dtype, numpy.float32)
        row = self.model.setPrecision("fp32").transform(self.images).first()
        self.assertEqual(len(row.rawPrediction), 2)

    def test_weights_go_out_and_come_back(self):
        with tempfile.TemporaryDirectory() as folder:
            file = os.path.join(folder, "model.safetensors")
            self.model.saveWeights(file)
            loaded = CnnClassificationModel.pretrained(network(), file)
            with self.assertRaisesRegex(OSError, "fc"):
                CnnClassificationModel.pretrained(network().replace_head(3), file)
            self.model.toTorchScript(os.path.join(folder, "model.pt"))
            self.assertTrue(os.path.getsize(os.path.join(folder, "model.pt")) > 0)

        for name, values in self.model.weights.items():
            numpy.testing.assert_array_equal(loaded.weights[name], values)
        self.assertFalse(loaded.hasSummary)
        self.assertEqual(loaded.transform(self.images).where("label = prediction").count(), 32)

    def test_training_goes_on_from_a_model(self):
        again = self.model.toEstimator().setEpochs(1).setNumWorkers(1)

        self.assertEqual(again.getNetwork(), network())
        self.assertEqual(again.getInitialModel().uid, self.model.uid)
        more = again.fit(self.images)
        self.assertIn(self.model.uid, more.describe())
        self.assertIsNone(again.setInitialModel(None).getInitialModel())

    def test_a_model_is_measured_and_reported_on(self):
        measured = self.model.evaluate(self.images)

        self.assertEqual((measured.accuracy, measured.images, measured.unread), (1.0, 32, 0))
        self.assertEqual(measured.confusion, [[16, 0], [0, 16]])
        self.assertEqual([one["recall"] for one in measured.perClass], [1.0, 1.0])
        self.assertIn("confusion", repr(measured))
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder, "report.html")
            named = self.images.withColumnRenamed("label", "side")
            shown = self.model.report(named, file, title="Of stripes", labelCol="side", mistakes=3)
            page = file.read_text(encoding="utf-8")
            self.assertIsNone(self.model.report(None, file))
            self.assertNotIn("Of stripes", file.read_text(encoding="utf-8"))
        self.assertIn("Of stripes", page)
        self.assertEqual(shown.confusion, measured.confusion)

    def test_tensorboard_s_events(self):
        with tempfile.TemporaryDirectory() as folder:
            classifier().setEpochs(1).addListener(TensorBoard(folder)).fit(self.images)
            self.assertRegex(os.listdir(folder)[0], "tfevents")

    def test_class_names(self):
        named = self.model.copy().setClassNames(["above", "left"])

        self.assertEqual(named.getClassNames(), ["above", "left"])
        self.assertIsNone(self.model.getClassNames())
        field = named.transform(self.images).schema["prediction"]
        self.assertEqual(field.metadata["ml_attr"]["vals"], ["above", "left"])

    def test_java_s_errors_are_pyspark_s(self):
        with self.assertRaisesRegex(IllegalArgumentException, "param 'network' is not set"):
            CnnClassifier().fit(self.images)
        with self.assertRaisesRegex(IllegalArgumentException, "picture"):
            classifier(imageCol="picture").fit(self.images)
        with self.assertRaisesRegex(OSError, "nowhere.*does not exist"):
            classifier(initialWeights="nowhere.safetensors").fit(self.images)
        with self.assertRaisesRegex(OSError, "nowhere"):
            CnnClassificationModel.load("nowhere")
        with self.assertRaisesRegex(RuntimeError, "loss.*learning rate"):
            classifier(optimizer="sgd").setLearningRate(1e30).fit(self.images)


if __name__ == "__main__":
    unittest.main()

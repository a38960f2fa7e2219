"""Stages alone, in Pipelines and in tuning, saved and loaded."""

import os
import subprocess
import sys
import tempfile
import unittest

from pyspark.errors import IllegalArgumentException
from pyspark.ml import Pipeline, PipelineModel
from pyspark.ml.classification import LogisticRegression
from pyspark.ml.evaluation import MulticlassClassificationEvaluator
from pyspark.ml.feature import StringIndexer
from pyspark.ml.tuning import CrossValidator, CrossValidatorModel, ParamGridBuilder

from sparkcnn import CnnClassificationModel, CnnClassifier, CnnFeaturizer, CnnRegressor
from tests.session import session
from tests.tiny import classifier, network, stripes


class PersistenceTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.images = stripes().cache()
        cls.model = classifier().fit(cls.images)

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = os.path.join(folder.name, "saved")

    def predictions(self, model):
        return [row.prediction for row in model.transform(self.images).collect()]

    def test_a_model(self):
        self.model.setTopK(2).write().overwrite().save(self.path)
        loaded = CnnClassificationModel.load(self.path)

        self.assertIsInstance(loaded, CnnClassificationModel)
        self.assertEqual(loaded.uid, self.model.uid)
        self.assertEqual(loaded.getTopK(), 2)
        self.assertEqual(loaded.summary.history, self.model.summary.history)
        self.assertEqual(self.predictions(loaded), self.predictions(self.model))

    def test_an_estimator_with_its_initial_model(self):
        estimator = classifier(layerLearningRates={"fc": 0.1}).setInitialModel(self.model)
        estimator.save(self.path)
        loaded = CnnClassifier.load(self.path)

        self.assertEqual(loaded.getNetwork(), network())
        self.assertEqual(loaded.getLayerLearningRates(), {"fc": 0.1})
        self.assertEqual(
            {p.name: v for p, v in loaded.extractParamMap().items()},
            {p.name: v for p, v in estimator.extractParamMap().items()},
        )
        self.assertEqual(loaded.getInitialModel().uid, self.model.uid)

    def test_a_folder_of_another_stage_is_refused(self):
        self.model.save(self.path)

        with self.assertRaisesRegex(IllegalArgumentException, "CnnClassificationModel.*cannot"):
            CnnRegressor.load(self.path)

    def test_a_pipeline(self):
        named = self.images.selectExpr("image", "if(label = 1, 'left', 'above') side")
        indexer = StringIndexer(inputCol="side", outputCol="label")
        pipeline = Pipeline(stages=[indexer, classifier()])
        pipeline.save(self.path)
        model = Pipeline.load(self.path).fit(named)
        model.write().overwrite().save(self.path)
        loaded = PipelineModel.load(self.path)

        self.assertIsInstance(loaded.stages[1], CnnClassificationModel)
        self.assertEqual(loaded.stages[1].getClassNames(), ["above", "left"])
        self.assertEqual(loaded.transform(named).where("label = prediction").count(), 32)
        named.write.parquet(self.path + ".rows")
        right = self.in_a_fresh_process(
            "from pyspark.ml import PipelineModel",
            f"rows = session().read.parquet({self.path + '.rows'!r})",
            f"model = PipelineModel.load({self.path!r})",
            "print(model.transform(rows).where('label = prediction').count())",
        )
        self.assertEqual(right, "32")

    def test_a_pipeline_that_java_saved_is_loaded_before_sparkcnn_is_imported(self):
        jvm = session().sparkContext._jvm
        stages = session().sparkContext._gateway.new_array(jvm.org.apache.spark.ml.PipelineStage, 1)
        stages[0] = jvm.org.sparkcnn.ml.CnnClassifier().setEpochs(3)
        jvm.org.apache.spark.ml.Pipeline().setStages(stages).save(self.path)
        self.assertEqual(
            self.in_a_fresh_process(
                "from pyspark.ml import Pipeline",
                f"print(Pipeline.load({self.path!r}).getStages()[0].getEpochs())",
            ),
            "3",
        )

    def in_a_fresh_process(self, *lines):
        """Returns what lines print in a Python that has not imported sparkcnn."""
        program = [
            "import sys",
            "from tests.session import session",
            "session()",
            "assert 'sparkcnn' not in sys.modules",
            *lines,
        ]
        done = subprocess.run(
            [sys.executable, "-W", "ignore", "-c", "\n".join(program)],
            capture_output=True,
            text=True,
            check=False,
        )
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout.strip()

    def test_a_featurizer_before_another_stage(self):
        features = self.model.featurizer("relu").setOutputCol("features")
        self.assertIsInstance(features, CnnFeaturizer)
        self.assertEqual(features.numFeatures, 4 * 8 * 8)
        self.assertEqual(features.network, network().up_to("relu"))
        pipeline = Pipeline(stages=[features, LogisticRegression(maxIter=5)])
        pipeline.fit(self.images).save(self.path)
        loaded = PipelineModel.load(self.path)

        self.assertIsInstance(loaded.stages[0], CnnFeaturizer)
        self.assertEqual(loaded.transform(self.images).where("label = prediction").count(), 32)

    def test_cross_validation(self):
        estimator = classifier()
        grid = (
            ParamGridBuilder()
            .addGrid(estimator.network, [network()])
            .addGrid(estimator.learningRate, [1e-6, 0.01])
            .build()
        )
        validator = CrossValidator(
            estimator=estimator,
            estimatorParamMaps=grid,
            evaluator=MulticlassClassificationEvaluator(metricName="accuracy"),
            numFolds=2,
        )
        validator.save(self.path)
        model = CrossValidator.load(self.path).fit(self.images)
        model.write().overwrite().save(self.path)
        loaded = CrossValidatorModel.load(self.path)

        self.assertGreater(loaded.avgMetrics[1], loaded.avgMetrics[0])
        self.assertIsInstance(loaded.bestModel, CnnClassificationModel)
        self.assertEqual(self.predictions(loaded), self.predictions(model))
        self.images.write.parquet(self.path + ".rows")
        told = self.in_a_fresh_process(
            "from pyspark.ml.tuning import CrossValidatorModel",
            f"rows = session().read.parquet({self.path + '.rows'!r})",
            f"model = CrossValidatorModel.load({self.path!r})",
            "print(type(model.bestModel).__name__, len(model.avgMetrics))",
            "print(model.transform(rows).where('label = prediction').count())",
            "print(model.getEstimator().getEpochs(), model.getEstimatorParamMaps()[1])",
        )
        self.assertRegex(told, r"(?s)^CnnClassificationModel 2\n32\n5 .*0.01")

    def test_what_java_saved(self):
        jvm = session().sparkContext._jvm
        jvm.org.sparkcnn.ml.CnnClassifier().setEpochs(3).save(self.path)
        self.assertEqual(CnnClassifier.load(self.path).getEpochs(), 3)
        java_model = self.model._to_java().copy(jvm.org.apache.spark.ml.param.ParamMap())
        java_model.setTopK(2).save(self.path + ".model")
        loaded = CnnClassificationModel.load(self.path + ".model")
        self.assertEqual(loaded.getTopK(), 2)
        self.assertEqual(self.predictions(loaded), self.predictions(self.model))


if __name__ == "__main__":
    unittest.main()

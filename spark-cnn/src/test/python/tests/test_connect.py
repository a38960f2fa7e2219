"""What works with Spark Connect, in a process of its own: a process is remote or it is not."""

import os
import subprocess
import sys
import tempfile
import traceback
import unittest

try:
    from pyspark.sql.connect.session import SparkSession  # noqa: F401

    MISSING = ""
except ImportError as e:
    MISSING = f"Spark Connect needs {e}"


@unittest.skipIf(MISSING, MISSING)
class ConnectTest(unittest.TestCase):
    def test_stages_are_fitted_saved_loaded_and_used_and_the_rest_says_why_not(self):
        with tempfile.TemporaryDirectory() as folder:
            done = subprocess.run(
                [sys.executable, "-W", "ignore", __file__, folder],
                env={**os.environ, "SPARK_CNN_REMOTE": "1"},
                capture_output=True,
                text=True,
                check=False,
                timeout=120,
            )

        self.assertEqual(done.stdout.split(), ["32", "32", "3", "32", "refused"], done.stderr)


def main(folder):
    """Prints how many rows are predicted right by a model, and so on."""
    from pyspark.ml import Pipeline, PipelineModel

    from sparkcnn import CnnClassificationModel, CnnClassifier
    from tests.tiny import classifier, stripes

    images = stripes()
    estimator = classifier()

    def right(model):
        return model.transform(images).where("label = prediction").count()

    model = estimator.fit(images)
    print(right(model))
    model.save(folder + "/model")
    print(right(CnnClassificationModel.load(folder + "/model")))
    estimator.setEpochs(3).save(folder + "/estimator")
    print(CnnClassifier.load(folder + "/estimator").getEpochs())
    Pipeline(stages=[estimator.setEpochs(5)]).fit(images).save(folder + "/pipeline")
    print(right(PipelineModel.load(folder + "/pipeline")))
    try:
        model.describe()
    except AttributeError as e:
        assert "Spark Connect" in str(e)
        print("refused")


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except Exception:
        traceback.print_exc()
    # A model tells the server when it is gone, which hangs where Python itself is going.
    sys.stdout.flush()
    os._exit(0)

"""What Python says of the params is what Java says."""

import inspect
import unittest

from pyspark.errors import IllegalArgumentException

import make_params
from sparkcnn import CnnClassifier, CnnRegressor, ImagePacker, augmentations, networks
from tests.session import session


class ParamsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.spark = session()

    def test_the_file_is_what_java_would_have_written_today(self):
        expected = make_params.text(self.spark.sparkContext._jvm)

        written = make_params.FILE.read_text(encoding="utf-8")
        self.assertEqual(written, expected, "run make_params.py")

    def test_explained_params_are_java_s(self):
        for stage in (CnnClassifier(), CnnRegressor(), ImagePacker()):
            python = dict(line.split(": ", 1) for line in stage.explainParams().splitlines())
            java = dict(
                line.split(": ", 1) for line in stage._java_obj.explainParams().splitlines()
            )
            self.assertEqual(python.keys(), java.keys())
            for name in python:
                self.assertEqual(python[name].split(" (default")[0], java[name].split(" (def")[0])

    def test_the_constructor_and_set_params_take_each_param(self):
        names = {param.name for param in CnnClassifier().params}

        for method in (CnnClassifier.__init__, CnnClassifier.setParams):
            self.assertEqual(set(inspect.signature(method).parameters) - {"self"}, names)
        classifier = CnnClassifier(epochs=3, mean=[0.5]).setParams(seed=7, weightCol=None)
        self.assertEqual((classifier.getEpochs(), classifier.getSeed()), (3, 7))
        self.assertEqual(classifier.getMean(), [0.5])
        self.assertIsNone(classifier.getWeightCol())

    def test_positional_arguments_are_refused(self):
        with self.assertRaisesRegex(TypeError, "keyword arguments.*type int"):
            CnnClassifier(3)

    def test_a_value_out_of_range_is_refused_when_it_is_set(self):
        classifier = CnnClassifier(epochs=3)

        with self.assertRaisesRegex(IllegalArgumentException, r"param 'epochs' cannot be 0.*>= 1"):
            classifier.setEpochs(0)
        self.assertEqual(classifier.getEpochs(), 3)
        with self.assertRaisesRegex(IllegalArgumentException, "'optimizer'.*Supported: .*adamW"):
            CnnClassifier(optimizer="lion")

    def test_a_value_of_another_type_is_refused_by_the_param_s_name(self):
        for wrong in ("three", None):
            with self.assertRaisesRegex(TypeError, "'epochs'"):
                CnnClassifier().setEpochs(wrong)
        with self.assertRaisesRegex(TypeError, "'network'.*sparkcnn.Network"):
            CnnClassifier(network=3)

    def test_params_that_java_holds_as_text_are_values_here(self):
        network = networks.lenet((3, 32, 32), 10)
        changes = [augmentations.random_crop(4), augmentations.random_horizontal_flip()]
        classifier = CnnClassifier(
            network=network, augmentation=changes, layerLearningRates={"1*": 0.1, "3": 1e-5}
        )

        self.assertEqual(classifier.getNetwork(), network)
        self.assertEqual(classifier.getAugmentation(), changes)
        self.assertEqual(classifier.getLayerLearningRates(), {"1*": 0.1, "3": 1e-5})
        java = classifier._to_java()
        self.assertEqual(java.getNetwork().output().elements(), 10)
        self.assertEqual(self.read(java).size(), 2)
        rates = java.getOrDefault(java.getParam("layerLearningRates"))
        self.assertEqual(list(rates), ["1*=0.1", "3=1e-05"])

    def read(self, java):
        """Returns what Java makes of the param's text."""
        text = java.getOrDefault(java.getParam("augmentation"))
        return self.spark.sparkContext._jvm.org.sparkcnn.store.AugmentationJson.read(text)

    def test_java_knows_every_augmentation(self):
        every = [
            augmentations.random_crop(4),
            augmentations.random_resized_crop(),
            augmentations.random_horizontal_flip(),
            augmentations.random_vertical_flip(),
            augmentations.random_rotation(10),
            augmentations.color_jitter(brightness=0.2, hue=0.1),
            augmentations.random_erasing(),
        ]

        java = self.read(CnnClassifier(augmentation=every)._to_java())

        jvm = self.spark.sparkContext._jvm.org.sparkcnn.plan.Augmentations
        made = [
            jvm.randomCrop(4),
            jvm.randomResizedCrop(),
            jvm.randomHorizontalFlip(),
            jvm.randomVerticalFlip(),
            jvm.randomRotation(10.0),
            jvm.colorJitter(0.2, 0.0, 0.0, 0.1),
            jvm.randomErasing(),
        ]
        self.assertEqual([str(a.toString()) for a in java], [str(a.toString()) for a in made])

    def test_normalization_is_known_by_name(self):
        self.assertEqual(CnnClassifier().setNormalization("mnist").getStd(), [0.3081])
        with self.assertRaisesRegex(ValueError, "imageNet.*found 'places'"):
            CnnClassifier().setNormalization("places")


if __name__ == "__main__":
    unittest.main()

"""Pictures of images, trainings and models."""

import io
import sys
import unittest
from unittest import mock

from pyspark.sql import functions as F
from sparkcnn import plots
from tests.session import session
from tests.tiny import classifier, stripes

try:
    import matplotlib

    matplotlib.use("Agg")
except ImportError:
    matplotlib = None


def words(figure):
    """Returns all that is written in a figure."""
    texts = figure.findobj(matplotlib.text.Text)
    return "\n".join(text.get_text() for text in texts if text.get_text())


def picture(figure):
    """Returns a figure as a file."""
    file = io.BytesIO()
    figure.savefig(file, format="png")
    return file.getvalue()


@unittest.skipIf(matplotlib is None, "matplotlib is not installed")
class PlotsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.images = stripes().withMetadata(
            "label", {"ml_attr": {"type": "nominal", "name": "label", "vals": ["across", "down"]}}
        )
        cls.model = classifier(validationFraction=0.25).fit(cls.images)

    def test_samples_are_files_with_their_classes_names(self):
        figure = plots.samples(self.images, 10, columns=4)

        shown = [axes for axes in figure.axes if axes.images]
        self.assertEqual(len(shown), 10)
        self.assertEqual(shown[0].images[0].get_array().shape, (8, 8, 3))
        self.assertEqual({axes.get_title() for axes in shown}, {"across", "down"})
        self.assertTrue(picture(figure).startswith(b"\x89PNG"))

    def test_samples_are_image_structs_with_red_first(self):
        blue_first = bytearray([255, 0, 0] * 4)
        row = (("", 2, 2, 3, 16, blue_first), 7)
        images = session().createDataFrame(
            [row],
            "image struct<origin string, height int, width int, nChannels int, mode int,"
            " data binary>, label int",
        )

        (axes,) = plots.samples(images).axes

        self.assertEqual(axes.images[0].get_array()[0, 0].tolist(), [0, 0, 255])
        self.assertEqual(axes.get_title(), "7")

    def test_an_image_that_cannot_be_read_is_said_to_be_so(self):
        images = session().createDataFrame([(bytearray(b"no image"),), (None,)], "image binary")

        figure = plots.samples(images, labelCol=None)

        self.assertEqual(words(figure).count("cannot\nbe read"), 2)

    def test_what_is_no_image_column_is_refused_by_its_name(self):
        with self.assertRaisesRegex(ValueError, "no column photo among image, label"):
            plots.samples(self.images, imageCol="photo")
        with self.assertRaisesRegex(ValueError, "no column probability among"):
            plots.mistakes(self.images.withColumn("prediction", F.lit(0.0)))
        with self.assertRaisesRegex(TypeError, "column label: expected image files.*double"):
            plots.samples(self.images, imageCol="label")

    def test_curves_are_those_of_the_summary(self):
        summary = self.model.summary

        loss, validation = plots.curves(self.model).axes

        lines = {line.get_label(): list(line.get_ydata()) for line in loss.lines}
        self.assertEqual(lines["training"], [epoch["loss"] for epoch in summary.history])
        self.assertEqual(lines["validation"], [epoch["val_loss"] for epoch in summary.history])
        self.assertEqual(lines["the model's epoch"], [0, 1])
        self.assertEqual(
            [line.get_label() for line in validation.lines], ["accuracy", "f1", "the model's epoch"]
        )
        self.assertEqual(len(plots.curves(summary).axes), 2)

    def test_curves_are_of_models_only(self):
        with self.assertRaisesRegex(TypeError, "found str"):
            plots.curves("model")

    def test_the_confusion_matrix_has_the_evaluations_counts(self):
        evaluation = self.model.evaluate(self.images)

        text = words(plots.confusion(evaluation))

        self.assertIn("of 32 images", text)
        for row in evaluation.confusion:
            for count in filter(None, row):
                self.assertIn(f"\n{count}\n", text)

    def test_a_confusion_matrix_of_a_hundred_classes_has_all_their_names(self):
        evaluation = self.model.evaluate(self.images)
        evaluation.classes = [f"class {i}" for i in range(100)]
        evaluation.confusion = [[int(i == j) for j in range(100)] for i in range(100)]

        figure = plots.confusion(evaluation)

        self.assertIn("class 99", words(figure))
        self.assertFalse(figure.axes[0].texts)
        self.assertLess(max(figure.get_size_inches()), 17)

    def test_the_surest_mistakes_come_first(self):
        scored = self.model.transform(self.images)
        wrong = scored.withColumn("label", F.lit(1) - F.col("prediction"))

        figure = plots.mistakes(wrong, 5)

        titles = [axes.get_title() for axes in figure.axes if axes.images]
        self.assertEqual(len(titles), 5)
        self.assertRegex(titles[0], r"^(across, taken for\ndown|down, taken for\nacross) \(\d+%\)$")
        sure = [int(title.split("(")[1][:-2]) for title in titles]
        self.assertEqual(sure, sorted(sure, reverse=True))

    def test_labels_may_be_names(self):
        scored = self.model.transform(self.images)
        named = scored.withColumn("label", F.lit("sideways"))

        figure = plots.mistakes(named, 1)

        self.assertRegex(words(figure), r"^sideways, taken for\n(across|down) ")

    def test_what_could_not_be_read_is_no_mistake(self):
        broken = session().createDataFrame(
            [(bytearray(b"no image"), 0.0)], "image binary, label double"
        )
        keeping = self.model.copy().setHandleInvalid("keep")

        figure = plots.mistakes(keeping.transform(broken))

        self.assertEqual(words(figure), "no mistakes")

    def test_without_mistakes_the_picture_says_so(self):
        scored = self.model.transform(self.images)
        right = scored.withColumn("label", F.col("prediction"))

        self.assertEqual(words(plots.mistakes(right)), "no mistakes")


class WithoutMatplotlibTest(unittest.TestCase):
    def test_the_error_says_what_to_install(self):
        images = stripes(2)

        with (
            mock.patch.dict(sys.modules, {"matplotlib": None, "matplotlib.pyplot": None}),
            self.assertRaisesRegex(ImportError, "pip install matplotlib"),
        ):
            plots.samples(images)


if __name__ == "__main__":
    unittest.main()

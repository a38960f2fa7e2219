"""Numbers, folders of images and packed images."""

import os
import tempfile
import unittest

from sparkcnn import CnnRegressionModel, CnnRegressor, ImagePacker, read_images
from tests.session import session
from tests.tiny import network, png, stripes


class OthersTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def test_a_regressor(self):
        regressor = CnnRegressor(
            network=network().replace_head(1), epochs=3, numWorkers=1, loss="smoothL1"
        )
        images = stripes(8)

        model = regressor.fit(images)
        path = os.path.join(self.folder, "model")
        model.save(path)
        loaded = CnnRegressionModel.load(path)

        self.assertEqual(loaded.numTargets, 1)
        rows = loaded.transform(images).select("prediction").collect()
        self.assertEqual(len(rows), 8)
        measured = loaded.evaluate(images)
        self.assertEqual(measured.images, 8)
        self.assertAlmostEqual(measured.rootMeanSquaredError**2, measured.meanSquaredError)
        self.assertEqual(measured.targets[0]["r2"], measured.r2)
        self.assertGreaterEqual(measured.meanSquaredError, measured.meanAbsoluteError**2)
        self.assertEqual(rows, model.transform(images).select("prediction").collect())

    def test_a_folder_with_a_folder_for_each_class(self):
        for name in ("cat", "dog"):
            os.mkdir(os.path.join(self.folder, name))
            with open(os.path.join(self.folder, name, "1.png"), "wb") as file:
                file.write(png(8, 8, lambda row, column: row))

        images = read_images(session(), self.folder)

        self.assertEqual(images.columns, ["path", "image", "label", "className"])
        self.assertEqual(
            sorted((row.label, row.className) for row in images.collect()), [(0, "cat"), (1, "dog")]
        )
        with self.assertRaisesRegex(OSError, "does not exist"):
            read_images(session(), os.path.join(self.folder, "nowhere"))

    def test_packed_images(self):
        path = os.path.join(self.folder, "packed")

        written = ImagePacker(height=8, width=8, channels=1).pack(stripes(8), path)

        self.assertEqual(written, 8)
        packed = session().read.format("packed-images").load(path)
        self.assertEqual(packed.count(), 8)
        self.assertEqual(packed.select("image.height").distinct().first().height, 8)
        with self.assertRaisesRegex(OSError, "exists already.*overwrite"):
            ImagePacker(height=8, width=8).pack(stripes(8), path)


if __name__ == "__main__":
    unittest.main()

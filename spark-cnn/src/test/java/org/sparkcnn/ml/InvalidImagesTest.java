package org.sparkcnn.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.sparkcnn.EncodedImages;
import org.sparkcnn.SharedSpark;
import org.sparkcnn.data.BadImageException;

/** Files that are no images among those that are. */
class InvalidImagesTest {
  private static final StructType SCHEMA =
      new StructType()
          .add("path", DataTypes.StringType)
          .add("image", DataTypes.BinaryType)
          .add("label", DataTypes.DoubleType);

  private static final Dataset<Row> GOOD = files(12);
  private static final Dataset<Row> MIXED = GOOD.union(bad()).coalesce(1);
  private static final int BAD = 5;

  private static Dataset<Row> files(int count) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] file = EncodedImages.png(Cnns.IMAGES, i);
      rows.add(RowFactory.create("file:/" + i + ".png", file, Cnns.IMAGES.label(i)));
    }
    return SharedSpark.session().createDataFrame(rows, SCHEMA);
  }

  private static Dataset<Row> bad() {
    byte[] good = EncodedImages.png(Cnns.IMAGES, 0);
    return SharedSpark.session()
        .createDataFrame(
            List.of(
                RowFactory.create("file:/null.png", null, 0.0),
                RowFactory.create("file:/empty.jpg", new byte[0], 0.0),
                RowFactory.create("file:/text.jpg", "<html>".getBytes(StandardCharsets.UTF_8), 0.0),
                RowFactory.create("file:/half.png", Arrays.copyOf(good, good.length - 20), 0.0),
                RowFactory.create("file:/bomb.png", bomb(good), 0.0)),
            SCHEMA);
  }

  /** A PNG file whose header says 50,000 × 50,000 pixels. */
  private static byte[] bomb(byte[] png) {
    ByteBuffer bomb = ByteBuffer.wrap(png.clone());
    bomb.putInt(16, 50_000).putInt(20, 50_000);
    CRC32 checksum = new CRC32();
    checksum.update(bomb.array(), 12, 17); // the type and the content of IHDR
    return bomb.putInt(29, (int) checksum.getValue()).array();
  }

  private static CnnClassificationModel model() {
    return Cnns.trained().copy(ParamMap.empty());
  }

  private static List<String> paths(Dataset<Row> rows) {
    return rows.select("path").as(Encoders.STRING()).collectAsList();
  }

  @Test
  void encodedImagesAreScoredAsTheirPixels() {
    List<Row> encoded = model().transform(GOOD).select("prediction", "probability").collectAsList();
    assertThat(encoded)
        .isEqualTo(
            model()
                .transform(Cnns.IMAGES.structs(12))
                .select("prediction", "probability")
                .collectAsList());
  }

  @Test
  void anInvalidImageIsAnErrorThatNamesTheFileAndTheReason() {
    assertThatThrownBy(() -> model().transform(MIXED).collectAsList())
        .isInstanceOf(BadImageException.class)
        .hasMessage("image column 'image', file:/null.png: the image is null");
    assertThatThrownBy(() -> Cnns.quick().fit(MIXED))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("image column 'image', file:/null.png: the image is null");
    assertThatThrownBy(() -> Cnns.quick().fit(MIXED.where("path = 'file:/text.jpg'")))
        .hasMessage(
            "image column 'image', file:/text.jpg: not a JPEG, PNG, BMP or WebP file: it begins"
                + " with 3c 68 74 6d");
  }

  @Test
  void skippedRowsAreLeftOut() {
    for (int batchSize : new int[] {1, 3, 100}) {
      Dataset<Row> scored =
          model().setHandleInvalid("skip").setBatchSize(batchSize).transform(MIXED);
      assertThat(paths(scored)).isEqualTo(paths(GOOD));
      assertThat(scored.count()).isEqualTo(12);
    }
    assertThat(model().setHandleInvalid("skip").transform(bad()).collectAsList()).isEmpty();
  }

  @Test
  void keptRowsSayWhyTheyHaveNoPrediction() {
    Dataset<Row> scored =
        model().setHandleInvalid("keep").setErrorCol("error").setTopK(2).transform(MIXED);

    assertThat(paths(scored)).isEqualTo(paths(MIXED));
    assertThat(scored.where("error is null and prediction is not null").count()).isEqualTo(12);
    List<Row> kept =
        scored
            .where("rawPrediction is null and probability is null and prediction is null")
            .where("topKPredictions is null")
            .select("path", "error")
            .collectAsList();
    assertThat(kept)
        .hasSize(BAD)
        .contains(
            RowFactory.create("file:/null.png", "the image is null"),
            RowFactory.create("file:/empty.jpg", "the file is empty (0 bytes)"),
            RowFactory.create(
                "file:/bomb.png", "50000 x 50000 pixels, more than maxPixels (100000000)"))
        .anySatisfy(row -> assertThat(row.getString(1)).startsWith("truncated: "));
    assertThat(scored.schema())
        .isEqualTo(
            model()
                .setHandleInvalid("keep")
                .setErrorCol("error")
                .setTopK(2)
                .transformSchema(MIXED.schema()));
  }

  @Test
  void trainingLeavesInvalidRowsOut() {
    CnnClassifier cnn = Cnns.quick().setEpochs(2).setNumWorkers(2);
    float[] weights = cnn.fit(GOOD).weights().values();
    assertThat(cnn.setHandleInvalid("skip").fit(MIXED).weights().values()).isEqualTo(weights);
    assertThat(cnn.setHandleInvalid("keep").fit(MIXED).weights().values()).isEqualTo(weights);
  }

  @Test
  void aRowIsNamedByItsPositionWhereThereIsNoPath() {
    Dataset<Row> unnamed = GOOD.union(bad()).coalesce(1).drop("path");
    assertThatThrownBy(() -> model().transform(unnamed).collectAsList())
        .hasMessageContaining("image column 'image', row 12 of partition 0, both counted from 0:");
  }
}

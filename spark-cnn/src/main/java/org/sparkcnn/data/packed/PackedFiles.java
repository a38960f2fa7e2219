package org.sparkcnn.data.packed;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.ml.image.ImageSchema;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.sparkcnn.data.source.FileSlice;
import org.sparkcnn.data.source.ImageFiles;
import org.sparkcnn.data.source.ReaderOptions;

/**
 * A data set's files, split by their record batches.
 *
 * @param folder where they are
 * @param format what they are like
 * @param schema the columns
 * @param files in the order of their rows
 * @param bytesPerSlice about how much of a file a task reads
 * @param splitFurther whether it is less where there would be fewer slices than tasks
 */
record PackedFiles(
    Path folder,
    PackedFormat format,
    StructType schema,
    List<PackedFile> files,
    long bytesPerSlice,
    boolean splitFurther)
    implements ImageFiles {

  /**
   * Reads the marker.
   *
   * @throws IOException naming the file that is missing or not what it should be
   */
  static PackedFiles find(ReaderOptions options, Configuration conf) throws IOException {
    long stated = options.atLeastOne("bytesPerPartition", -1);
    PackedFolder folder = new PackedFolder(options.directory(conf), conf);
    PackedMarker marker = folder.open();
    StructType schema =
        ImageSchema.imageSchema()
            .add(new StructField(PackedFormat.LABEL, DataTypes.DoubleType, false, marker.label()));
    if (marker.weights()) {
      schema = schema.add(PackedFormat.WEIGHT, DataTypes.FloatType, false);
    }
    return new PackedFiles(
        folder.path(),
        marker.packedFormat(),
        schema,
        marker.files(),
        stated > 0 ? stated : SparkSession.active().sessionState().conf().filesMaxPartitionBytes(),
        stated < 0);
  }

  @Override
  public String name() {
    return "%s %s".formatted(PackedFormat.NAME, folder);
  }

  @Override
  public long rows() {
    return files.stream().mapToLong(PackedFile::rows).sum();
  }

  @Override
  public List<FileSlice> slices(int parallelism) {
    long total = files.stream().mapToLong(PackedFile::bytes).sum();
    long size = splitFurther ? Math.min(bytesPerSlice, total / parallelism) : bytesPerSlice;
    List<FileSlice> slices = new ArrayList<>();
    for (int file = 0; file < files.size(); file++) {
      int batches = format.batches(files.get(file).rows());
      long batchBytes = files.get(file).bytes() / batches;
      int count = (int) Math.max(1, Math.min(batches, size / Math.max(1, batchBytes)));
      for (int first = 0; first < batches; first += count) {
        slices.add(new FileSlice(file, first, Math.min(count, batches - first)));
      }
    }
    return slices;
  }

  @Override
  public PartitionReader<InternalRow> open(FileSlice slice, StructType columns, Configuration conf)
      throws IOException {
    return new PackedRowReader(
        folder, format, files.get(slice.file()), slice, List.of(columns.fieldNames()), conf);
  }
}

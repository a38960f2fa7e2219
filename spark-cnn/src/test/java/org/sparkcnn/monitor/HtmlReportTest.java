package org.sparkcnn.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparkcnn.FailingFileSystem;
import org.sparkcnn.FailingFileSystem.Call;
import org.sparkcnn.plan.EpochRecord;
import org.sparkcnn.plan.RoundCost;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class HtmlReportTest {
  @TempDir private Path folder;
  private final Configuration conf = new Configuration(false);

  @Test
  void itShowsWhatSomebodyAsksForFirst() throws Exception {
    Document page = parse(Reports.full(Reports.names(10), 5));

    assertThat(texts(page, "h1")).containsExactly("A CNN for 10 classes");
    assertThat(texts(page, "h2"))
        .containsExactly(
            "Model",
            "Training",
            "Confusion matrix",
            "Classes",
            "Worst mistakes",
            "Where the time went",
            "Network",
            "Params");
    assertThat(ofClass(page, "tile"))
        .containsExactly(
            "90.0 %accuracyof 1,000 labelled images",
            "0.9000F1mean of the classes",
            "91.7 %validation accuracyafter epoch 3",
            "0.1667training lossafter epoch 3",
            "8,000images a secondin training",
            "37.5 sof training5 epochs");
    assertThat(page.getDocumentElement().getTextContent())
        .contains("spark-cnn, 2026-01-02 12:00 UTC", "28 × 28 pixels, grey", "learningRate0.001");
  }

  @Test
  void curvesHaveAPointForEachEpoch() throws Exception {
    Document page = parse(Reports.full(Reports.names(3), 5));

    assertThat(texts(page, "figcaption").subList(0, 4))
        .containsExactly(
            "Losstrainingvalidation",
            "On validation imagesaccuracy",
            "Learning rate",
            "Images a second");
    assertThat(texts(page, "title"))
        .contains(
            "epoch 1: training 0.5000",
            "epoch 5: validation 0.1200",
            "epoch 2: accuracy 0.8750",
            "epoch 4: learning rate 0.000250",
            "epoch 3: images a second 8,000",
            "the model has the weights of epoch 3");
    assertThat(attributes(page, "svg", "aria-label"))
        .contains("Loss by epoch: training ends at 0.1000, validation ends at 0.1200");
  }

  @Test
  void epochsAndTimingsAreTables() throws Exception {
    Document page = parse(Reports.full(Reports.names(3), 3));

    assertThat(rows(page))
        .contains(
            "Epoch|Loss|Validation loss|Validation accuracy|Learning rate|Images/s|Rounds|Seconds",
            "1 (the model)|0.5000|0.6000|0.7500|0.00100|8,000|4|7.5",
            "2|0.2500|0.3000|0.8750|0.000500|8,000|4|7.5",
            "Workers' steps on their images|19.5|86.7 %",
            "State sent to the workers|0.8|3.3 %",
            "States brought back and averaged|1.5|6.7 %");
  }

  @Test
  void eachClassHasItsFigures() throws Exception {
    List<List<Long>> counts =
        List.of(List.of(8L, 2L, 0L), List.of(4L, 6L, 0L), List.of(0L, 0L, 0L));
    Document page =
        parse(Reports.empty().evaluation(List.of("cat", "dog", "emu"), counts, List.of()));

    assertThat(rows(page))
        .contains(
            "Class|Precision|Recall|F1|Images",
            "cat|66.7 %|80.0 %|72.7 %|10",
            "dog|75.0 %|60.0 %|66.7 %|10",
            "emu|–|–|–|0",
            "mean of the classes|70.8 %|70.0 %|69.7 %|20",
            "|cat|dog|emu",
            "cat|8|2|",
            "dog|4|6|",
            "dog|cat|4|40.0 %",
            "cat|dog|2|20.0 %");
    assertThat(attributes(page, "td", "title")).contains("dog → cat: 40.0 %");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 10, 31, 200})
  void theMatrixHasACellForEachPairOfClasses(int classes) throws Exception {
    Document page = parse(Reports.full(Reports.names(classes), 1));

    assertThat(attributes(page, "td", "title")).hasSize(2 * classes);
    assertThat(rows(page)).filteredOn(row -> row.startsWith("class 1|")).isNotEmpty();
  }

  @Test
  void ofVeryManyClassesThereAreTheFiguresWithoutTheMatrix() throws Exception {
    Document page = parse(Reports.full(Reports.names(1000), 1));

    assertThat(ofClass(page, "note")).contains("1,000 classes are too many to be drawn.");
    assertThat(attributes(page, "td", "title")).isEmpty();
    assertThat(rows(page))
        .contains("class 999|90.0 %|90.0 %|90.0 %|100", "class 0|class 1|10|10.0 %");
  }

  @Test
  void mistakesAreThumbnailsWithWhatTheyShow() throws Exception {
    byte[] png = Base64.getDecoder().decode("iVBORw0KGgo=");
    byte[] jpeg = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
    Document page =
        parse(
            Reports.empty()
                .evaluation(
                    List.of("cat", "dog"),
                    List.of(),
                    List.of(
                        new Mistake(png, "cat", "dog", 0.99987, "hdfs://a/b/7.png"),
                        new Mistake(jpeg, "dog", "cat", 0.5, ""))));

    assertThat(attributes(page, "img", "src"))
        .containsExactly("data:image/png;base64,iVBORw0KGgo=", "data:image/jpeg;base64,/9j/");
    assertThat(attributes(page, "img", "alt"))
        .containsExactly("cat, taken for dog", "dog, taken for cat");
    assertThat(texts(page, "figcaption"))
        .containsExactly("cat taken for dog 99.99 %7.png", "dog taken for cat 50.0 %");
  }

  @Test
  void whatIsEmptyIsLeftOut() throws Exception {
    Document page = parse(Reports.empty());

    assertThat(texts(page, "h1")).containsExactly("Nothing yet");
    assertThat(texts(page, "h2")).isEmpty();
    assertThat(page.getElementsByTagName("table").getLength()).isZero();
    assertThat(ofClass(page, "tile")).isEmpty();
  }

  @Test
  void nothingThatIsShownCanBeMarkup() throws Exception {
    String evil = "<script>alert('\"&')</script>";
    Document page =
        parse(
            Reports.empty()
                .model(List.of("input  " + evil), evil, Map.of(evil, evil))
                .evaluation(
                    List.of(evil, "b"),
                    Reports.confusion(2),
                    List.of(new Mistake(new byte[1], evil, "b", 1, evil))));

    assertThat(page.getElementsByTagName("script").getLength()).isZero();
    assertThat(texts(page, "pre")).containsExactly(evil);
    assertThat(rows(page)).contains("input|" + evil, evil + "|" + evil, evil + "|90|10");
    assertThat(attributes(page, "img", "alt")).containsExactly(evil + ", taken for b");
  }

  @Test
  void whatXmlDoesNotKnowIsReplaced() throws Exception {
    String name = "nul \u0000, bell \u0007, half \uD83D, whole \uD83D\uDE00, last \uFFFF";
    Document page =
        parse(Reports.empty().evaluation(List.of(name, "b"), Reports.confusion(2), List.of()));

    assertThat(texts(page, "th"))
        .contains("nul \uFFFD, bell \uFFFD, half \uFFFD, whole \uD83D\uDE00, last \uFFFD");
  }

  @Test
  void itAsksNobodyForAnything() {
    String page = HtmlReport.html(Reports.full(Reports.names(10), 5));

    assertThat(page)
        .startsWith("<!DOCTYPE html>\n<html lang=\"en\">")
        .doesNotContain("http:", "https:", "//", "url(", "@import", "<script", "<link")
        .contains("default-src 'none'");
  }

  @Test
  void everyPartOfTheDocumentThatIsEmptyHasAnEndTag() {
    // As <td/>, HTML would take them for begun.
    assertThat(HtmlReport.html(Reports.full(Reports.names(3), 2)))
        .contains("<td></td>")
        .doesNotContainPattern("<(?!meta|img)\\w+[^>]*/>");
  }

  @Test
  void numbersAreWrittenAlikeInEveryCountry() {
    ReportContents contents = Reports.full(Reports.names(3), 4);
    String here = HtmlReport.html(contents);
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      assertThat(HtmlReport.html(contents)).isEqualTo(here);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void everyTableSaysWhatItsHeadsAreOf() throws Exception {
    Document page = parse(Reports.full(Reports.names(3), 2));

    assertThat(attributes(page, "th", "scope"))
        .hasSize(page.getElementsByTagName("th").getLength())
        .containsOnly("col", "row");
  }

  @Test
  void aLossThatIsNotANumberIsAGap() throws Exception {
    List<EpochRecord> epochs =
        IntStream.rangeClosed(1, 3)
            .mapToObj(
                e ->
                    new EpochRecord(
                        e, e == 2 ? Double.NaN : 1.0 / e, 10, 1, 0.1, 1, RoundCost.NONE, List.of()))
            .toList();
    Document page = parse(Reports.empty().training(epochs, 3));

    assertThat(attributes(page, "path", "d").get(0)).matches("M\\S+ \\S+M\\S+ \\S+");
    assertThat(texts(page, "title")).noneMatch(title -> title.startsWith("epoch 2: training"));
    assertThat(rows(page)).contains("2|–|0.100|10|1|1.0");
    assertThat(texts(page, "h2")).containsExactly("Training");
  }

  @Test
  void whatDoesNotChangeIsALineAboveZero() throws Exception {
    Document page = parse(Reports.full(Reports.names(2), 2));

    assertThat(texts(page, "text")).contains("8,000", "6,000", "0").doesNotContain("12k");
  }

  @Test
  void itIsWrittenOnAnyFileSystemAndReplacesTheOneBefore() throws IOException {
    Path file = folder.resolve("model/report.html");
    HtmlReport.write(Reports.empty(), file.toString(), conf);
    HtmlReport.write(Reports.full(Reports.names(2), 1), file.toUri().toString(), conf);

    assertThat(file).hasContent(HtmlReport.html(Reports.full(Reports.names(2), 1)));
    assertThat(EventFiles.in(file.getParent()))
        .filteredOn(other -> !other.toString().endsWith(".crc"))
        .containsExactly(file);
  }

  @Test
  void untilItIsWholeTheOneBeforeStays() throws IOException {
    conf.setClass("fs.failing.impl", FailingFileSystem.class, FailingFileSystem.class);
    FailingFileSystem.Disk disk = new FailingFileSystem.Disk(folder);
    String file = disk.path("report.html").toString();
    HtmlReport.write(Reports.empty(), file, conf);
    disk.fail(Map.of(Call.CREATE, name -> true));

    assertThatThrownBy(() -> HtmlReport.write(Reports.full(Reports.names(2), 1), file, conf))
        .isInstanceOf(IOException.class)
        .hasMessage("no more disk at report.html._unfinished");
    assertThat(folder.resolve("report.html")).hasContent(HtmlReport.html(Reports.empty()));
  }

  @Test
  void aFolderOfItsNameIsRefused() {
    assertThatThrownBy(() -> HtmlReport.write(Reports.empty(), folder.toString(), conf))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "%s is a folder; expected the name of the report's file, such as %s/report.html"
                .formatted(folder, folder));
  }

  @Test
  void aMatrixThatDoesNotFitTheClassesIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Reports.empty().evaluation(Reports.names(3), Reports.confusion(2), List.of()))
        .withMessage("there are 3 class names, but the confusion matrix has 2 rows of [2] columns");
  }

  private static Document parse(ReportContents contents)
      throws IOException, SAXException, ParserConfigurationException {
    return DocumentBuilderFactory.newDefaultInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(HtmlReport.html(contents))));
  }

  private static List<Element> elements(Document page, String tag) {
    NodeList found = page.getElementsByTagName(tag);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
  }

  private static List<String> texts(Document page, String tag) {
    return elements(page, tag).stream().map(Element::getTextContent).toList();
  }

  private static List<String> ofClass(Document page, String name) {
    return elements(page, "*").stream()
        .filter(element -> Arrays.asList(element.getAttribute("class").split(" ")).contains(name))
        .map(Element::getTextContent)
        .toList();
  }

  private static List<String> attributes(Document page, String tag, String name) {
    return elements(page, tag).stream()
        .map(element -> element.getAttribute(name))
        .filter(value -> !value.isEmpty())
        .toList();
  }

  /** Returns the rows of all tables, their cells between bars. */
  private static List<String> rows(Document page) {
    return elements(page, "tr").stream()
        .map(
            row ->
                IntStream.range(0, row.getChildNodes().getLength())
                    .mapToObj(i -> row.getChildNodes().item(i).getTextContent())
                    .reduce((all, cell) -> all + "|" + cell)
                    .orElse(""))
        .toList();
  }
}

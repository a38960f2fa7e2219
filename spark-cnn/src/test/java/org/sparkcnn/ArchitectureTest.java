package org.sparkcnn;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;

/** Imports point downwards only, as the architecture's table of rooms says. */
@AnalyzeClasses(packages = "org.sparkcnn", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String PROJECT = "org.sparkcnn";
  private static final String[] BELOW_ML = {
    "monitor", "train", "score", "data", "store", "engine", "natives", "plan", "network"
  };

  @ArchTest
  static final ArchRule JOB_SEES_EVERYTHING_BELOW =
      room("job", Stream.concat(Stream.of("ml"), Stream.of(BELOW_ML)).toArray(String[]::new));

  @ArchTest static final ArchRule ML_SEES_EVERYTHING_BELOW = room("ml", BELOW_ML);

  /** A listener is handed a network and values of plan. */
  @ArchTest
  static final ArchRule MONITOR_LISTENS = room("monitor", "train", "store", "plan", "network");

  @ArchTest
  static final ArchRule TRAIN_SEES_DATA_ENGINE_AND_STORE =
      room("train", "data", "engine", "store", "natives", "plan", "network");

  @ArchTest
  static final ArchRule SCORE_SEES_DATA_AND_ENGINE =
      room("score", "data", "engine", "plan", "network");

  @ArchTest static final ArchRule DATA_SEES_SHAPES = room("data", "natives", "network");

  @ArchTest static final ArchRule STORE_KEEPS_VALUES = room("store", "network", "plan");

  @ArchTest static final ArchRule ENGINE_RUNS_VALUES = room("engine", "natives", "plan", "network");

  @ArchTest static final ArchRule NATIVES_SEE_NOTHING = room("natives");

  @ArchTest
  static final ArchRule A_NETWORK_IS_JAVA_ONLY =
      classes()
          .that()
          .resideInAPackage(packageOf("network"))
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(packageOf("network"), "java..");

  @ArchTest
  static final ArchRule A_PLAN_IS_JAVA_ONLY =
      classes()
          .that()
          .resideInAPackage(packageOf("plan"))
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(packageOf("plan"), "java..");

  @ArchTest
  static final ArchRule TENSORS_STAY_IN_THE_ENGINE =
      onlyIn("org.bytedeco.pytorch..", "engine", "natives");

  @ArchTest static final ArchRule ARROW_STAYS_IN_DATA = onlyIn("org.apache.arrow..", "data");

  @ArchTest
  static final ArchRule OPENCV_STAYS_IN_DATA = onlyIn("org.bytedeco.opencv..", "data", "natives");

  @ArchTest
  static final ArchRule SPARK_STAYS_ABOVE_THE_ENGINE =
      noClasses()
          .that()
          .resideInAnyPackage(packagesOf("engine", "natives", "network", "plan", "store"))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.spark..");

  @ArchTest
  static final ArchRule EVERY_CLASS_HAS_A_ROOM =
      classes()
          .should()
          .resideInAnyPackage(
              packagesOf(
                  Stream.concat(Stream.of("job", "ml"), Stream.of(BELOW_ML))
                      .toArray(String[]::new)));

  /** Of this project's rooms, a room sees itself and those named; it may not exist yet. */
  private static ArchRule room(String name, String... seen) {
    return classes()
        .that()
        .resideInAPackage(packageOf(name))
        .should()
        .onlyDependOnClassesThat(
            not(resideInAPackage(PROJECT + ".."))
                .or(resideInAPackage(packageOf(name)))
                .or(resideInAnyPackage(packagesOf(seen))))
        .allowEmptyShould(true);
  }

  private static ArchRule onlyIn(String library, String... rooms) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(packagesOf(rooms))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library);
  }

  private static String[] packagesOf(String... rooms) {
    return Stream.of(rooms).map(ArchitectureTest::packageOf).toArray(String[]::new);
  }

  private static String packageOf(String room) {
    return PROJECT + "." + room + "..";
  }
}

package dev.plumbline;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.onlyDependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Who may know whom: the package table of {@code docs/architecture.md}, held by a test. */
class ArchitectureTest {
    private static final String ROOT = "dev.plumbline.";

    /** Logging; absent in the plain JVM that checks a command line, so cli must do without. */
    private static final String LOG = "org.slf4j";

    private static final String[] SPARK = {"org.apache.spark..", "scala.."};
    private static final String[] HADOOP = {"org.apache.hadoop.."};
    private static final String[] JSON = {"com.fasterxml.jackson.."};

    /** One row of the table: what a package may import of ours and of libraries, and why no more. */
    private record Row(String name, List<String> ours, List<String> libraries, String why) {}

    private static Row row(String name, String ours, String why, String[]... libraries) {
        List<String> names = ours.isEmpty() ? List.of() : List.of(ours.split(" "));
        return new Row(name, names, Stream.of(libraries).flatMap(Arrays::stream).toList(), why);
    }

    private static String[] of(String... packages) {
        return packages;
    }

    private static final List<Row> TABLE = List.of(
            row("summation", "", "arithmetic knows nothing", of("jdk.incubator.vector")),
            row("kernel", "summation", "what runs hot knows arithmetic only", of("jdk.incubator.vector")),
            row("model", "kernel summation", "values that everyone speaks of depend on nobody"),
            row("platform", "model", "what differs between versions is asked by name, and by nobody else", HADOOP),
            row("train", "model kernel summation", "the algorithm is tested in microseconds, so it never meets Spark"),
            row(
                    "explain",
                    "train model kernel summation",
                    "advice is computed from moments, wherever they came from",
                    of("org.apache.commons.statistics..", "org.apache.commons.math3..")),
            row(
                    "source",
                    "model kernel summation",
                    "reading tables knows nothing of descending",
                    SPARK,
                    HADOOP,
                    of("ch.randelshofer.fastdoubleparser..", "org.apache.parquet..", LOG)),
            row(
                    "engine",
                    "source train model kernel summation",
                    "the engine knows the algorithm, and is the only neighbour that may import source",
                    SPARK,
                    of(LOG)),
            row(
                    "store",
                    "train platform model summation",
                    "what is stored outlives the engine that made it",
                    HADOOP,
                    JSON,
                    of(LOG)),
            row("report", "explain train model", "a page is made of values, never of tables or files", JSON, of(LOG)),
            row(
                    "page",
                    "report explain train model",
                    "a page is made of values, so every way a run can end is drawn without one",
                    JSON,
                    of(LOG)),
            row(
                    "export",
                    "report model",
                    "what leaves is made of bytes and read again from them, wherever they are kept",
                    HADOOP,
                    JSON,
                    of("org.apache.parquet..", "javax.xml.stream..", LOG)),
            row(
                    "job",
                    "engine source store export page report explain train platform model kernel summation",
                    "the river is the only place that wires",
                    SPARK,
                    HADOOP,
                    of(LOG)));

    @TestFactory
    Stream<DynamicTest> eachPackageImportsOnlyWhatTheTableSays() {
        return TABLE.stream()
                .map(row -> DynamicTest.dynamicTest(
                        row.name(),
                        () -> classes()
                                .that()
                                .resideInAPackage(ROOT + row.name() + "..")
                                .should(onlyDependOnClassesThat(resideInAnyPackage(allowed(row))))
                                .because(row.why())
                                .allowEmptyShould(true)
                                .check(Classes.OURS)));
    }

    private static String[] allowed(Row row) {
        Stream<String> ours =
                Stream.concat(Stream.of(row.name()), row.ours().stream()).map(name -> ROOT + name + "..");
        return Stream.of(Stream.of("java.."), ours, row.libraries().stream())
                .flatMap(packages -> packages)
                .toArray(String[]::new);
    }

    @Test
    void cliKnowsTheJobAndSettingsAndNothingThatWorks() {
        DescribedPredicate<JavaClass> settings = describe(
                "are values of a package that has settings",
                type -> resideInAnyPackage(ROOT + "engine", ROOT + "source", ROOT + "store", ROOT + "train")
                                .test(type)
                        && (type.isRecord() || type.isEnum() || type.isInterface()));
        DescribedPredicate<JavaClass> exit = describe(
                "carry an exit code through Spark",
                type -> type.getName().equals("org.apache.spark.SparkUserAppException"));
        classes()
                .that()
                .resideInAPackage(ROOT + "cli..")
                .should(onlyDependOnClassesThat(resideInAnyPackage(
                                "java..",
                                "picocli..",
                                ROOT + "cli..",
                                ROOT + "job..",
                                ROOT + "model..",
                                ROOT + "platform..")
                        .or(settings)
                        .or(exit)))
                .because("the command line is checked in a JVM without Spark")
                .allowEmptyShould(true)
                .check(Classes.OURS);
    }

    @Test
    void everyPackageStandsInTheTable() {
        TreeSet<String> found = new TreeSet<>();
        for (JavaClass type : Classes.OURS) {
            found.add(type.getPackageName().substring(ROOT.length()).replaceAll("\\..*", ""));
        }
        found.removeAll(TABLE.stream().map(Row::name).toList());
        found.remove("cli");
        assertEquals(new TreeSet<>(), found, "packages without a row");
    }

    @Test
    void theMapShowsTheSameTable() throws IOException {
        String map = Files.readString(Path.of("docs", "architecture.md"));
        for (Row row : TABLE) {
            Matcher line = Pattern.compile("(?m)^\\| `" + row.name() + "` \\| [^|]* \\| ([^|]*) \\|")
                    .matcher(map);
            assertTrue(line.find(), "docs/architecture.md has no row for " + row.name());
            assertEquals(shown(row), line.group(1), "what " + row.name() + " may import, in docs/architecture.md");
        }
    }

    private static String shown(Row row) {
        if (row.ours().isEmpty()) {
            return "nothing";
        }
        return row.ours().size() == TABLE.size() - 1 ? "all above" : String.join(", ", row.ours());
    }

    @Test
    void noPackageGoesInCircles() {
        slices().matching(ROOT + "(*)..")
                .should()
                .beFreeOfCycles()
                .because("what goes in circles cannot be understood from any end")
                .check(Classes.OURS);
    }

    @Test
    void nothingElseCrossesTheWire() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + "summation..", ROOT + "kernel..", ROOT + "source..", ROOT + "engine..")
                .and()
                .areNotAssignableTo(Throwable.class)
                .and()
                .areNotAssignableTo(Enum.class)
                .should()
                .beAssignableTo(Serializable.class)
                .because("the wire's vocabulary is small, so that its serialisation is tested in one place")
                .check(Classes.OURS);
    }

    @Test
    void noRecordCrossesTheWire() {
        noClasses()
                .that()
                .areRecords()
                .should()
                .beAssignableTo(Serializable.class)
                .because("the Kryo 4 of Spark cannot write records")
                .check(Classes.OURS);
    }

    @Test
    void executorCodeHasAName() {
        noClasses()
                .that()
                .areAnonymousClasses()
                .should()
                .beAssignableTo(Serializable.class)
                .because("an anonymous class drags what is around it to the executors")
                .allowEmptyShould(true)
                .check(Classes.OURS);
    }

    @Test
    void noLambdaCrossesTheWire() {
        List<String> lambdas = Classes.OURS.stream()
                .filter(type -> type.getMethods().stream()
                        .anyMatch(method -> method.getName().equals("$deserializeLambda$")))
                .map(JavaClass::getName)
                .sorted()
                .toList();
        assertEquals(List.of(), lambdas, "serializable lambdas: make each a named static class with the least fields");
    }
}

package dev.plumbline;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Habits of the code that a compiler does not hold. */
class HabitsTest {
    private static final Pattern DRAWER = Pattern.compile(".*(Util|Utils|Helper|Helpers|Manager|Common)");
    private static final Set<String> SAME_EVERYWHERE = Set.of(
            "abs",
            "addExact",
            "ceil",
            "copySign",
            "floor",
            "fma",
            "getExponent",
            "max",
            "min",
            "multiplyExact",
            "multiplyHigh",
            "negateExact",
            "nextAfter",
            "nextDown",
            "nextUp",
            "rint",
            "round",
            "scalb",
            "signum",
            "sqrt",
            "subtractExact",
            "toIntExact",
            "toRadians",
            "ulp");

    @Test
    void onlyOneClassEndsTheProcess() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.plumbline.cli.Preflight")
                .should()
                .callMethodWhere(calls(
                        "end the process",
                        target -> target.getOwner().isEquivalentTo(System.class)
                                        && target.getName().equals("exit")
                                || target.getOwner().isEquivalentTo(Runtime.class)
                                        && target.getName().equals("exit")))
                .because(
                        "an exit under a cluster's master kills the driver without its shutdown; a Refusal carries the code")
                .check(Classes.OURS);
    }

    @Test
    void onlyOneClassHaltsAProcessThatDoesNotEnd() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.plumbline.cli.SparkExit")
                .should()
                .callMethodWhere(calls(
                        "halt the process",
                        target -> target.getOwner().isEquivalentTo(Runtime.class)
                                && target.getName().equals("halt")))
                .because("a halt runs no shutdown hook: it is for a process that hangs after its outcome was told")
                .check(Classes.OURS);
    }

    @Test
    void noClassIsADrawer() {
        List<String> drawers = Classes.OURS.stream()
                .filter(type -> DRAWER.matcher(type.getSimpleName()).matches())
                .map(JavaClass::getName)
                .sorted()
                .toList();
        assertEquals(List.of(), drawers, "a class is named for what it is, not for being of use");
    }

    @Test
    void textIsTheSameInEveryLocaleAndCharset() {
        noClasses()
                .should()
                .callCodeUnitWhere(calls("depend on the locale", HabitsTest::dependsOnLocale))
                .orShould()
                .callCodeUnitWhere(calls("depend on the default charset", HabitsTest::dependsOnCharset))
                .because("a decimal comma or another charset would change what is written; say Locale.ROOT and UTF_8")
                .check(Classes.OURS);
    }

    private static boolean dependsOnLocale(CodeUnitCallTarget target) {
        String owner = target.getOwner().getName();
        List<String> parameters =
                target.getRawParameterTypes().stream().map(JavaClass::getName).toList();
        return switch (target.getName()) {
            case "toLowerCase", "toUpperCase" -> owner.equals("java.lang.String") && parameters.isEmpty();
            case "formatted" -> owner.equals("java.lang.String");
            case "format", "printf" ->
                owner.startsWith("java.") && parameters.equals(List.of("java.lang.String", "[Ljava.lang.Object;"));
            default -> false;
        };
    }

    private static boolean dependsOnCharset(CodeUnitCallTarget target) {
        String owner = target.getOwner().getName();
        List<String> parameters =
                target.getRawParameterTypes().stream().map(JavaClass::getName).toList();
        return switch (target.getName()) {
            case "getBytes" -> owner.equals("java.lang.String") && parameters.isEmpty();
            case "<init>" ->
                owner.equals("java.lang.String") && parameters.equals(List.of("[B"))
                        || Set.of("java.io.InputStreamReader", "java.io.OutputStreamWriter")
                                        .contains(owner)
                                && parameters.size() == 1
                        || Set.of("java.io.FileReader", "java.io.FileWriter").contains(owner)
                                && !parameters.contains("java.nio.charset.Charset");
            default -> false;
        };
    }

    @Test
    void arithmeticIsTheSameOnEveryMachine() {
        noClasses()
                .should()
                .callMethodWhere(calls(
                        "are rounded differently from one JVM to the next",
                        target -> target.getOwner().isEquivalentTo(Math.class)
                                && target.getRawReturnType().isEquivalentTo(double.class)
                                && !SAME_EVERYWHERE.contains(target.getName())))
                .because("published numbers are the same bits everywhere; StrictMath has the same functions")
                .check(Classes.OURS);
    }

    private static DescribedPredicate<JavaCall<?>> calls(String what, Predicate<CodeUnitCallTarget> test) {
        return DescribedPredicate.describe("that " + what, call -> test.test(call.getTarget()));
    }

    @Test
    void everyPackageSaysWhatItIsFor() throws IOException {
        TreeSet<String> silent = new TreeSet<>();
        for (Path file : sources("src/main/java")) {
            if (!Files.exists(file.resolveSibling("package-info.java"))) {
                silent.add(file.getParent().toString());
            }
        }
        assertEquals(new TreeSet<>(), silent, "packages without a package-info.java");
    }

    @Test
    void nothingIsLeftForLater() throws IOException {
        // In two parts, or this file would find itself.
        Pattern later = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|X" + "XX)\\b");
        TreeSet<String> found = new TreeSet<>();
        for (Path file : sources("src")) {
            if (later.matcher(Files.readString(file)).find()) {
                found.add(file.toString());
            }
        }
        assertEquals(new TreeSet<>(), found, "files that put something off");
    }

    private static List<Path> sources(String root) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(root))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void onlyTheEdgeAndTheStoreKnowWhatDayItIs() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.plumbline.cli.Main")
                .and()
                .resideOutsideOfPackage("dev.plumbline.store..")
                .should()
                .callMethodWhere(calls(
                        "ask what time it is",
                        target -> target.getName().equals("currentTimeMillis")
                                || target.getOwner().getName().startsWith("java.time.")
                                        && (target.getName().equals("now")
                                                || target.getName().startsWith("system"))))
                .orShould()
                .callConstructorWhere(calls(
                        "ask what time it is",
                        target -> target.getOwner().isEquivalentTo(java.util.Date.class)
                                && target.getRawParameterTypes().isEmpty()))
                .because(
                        "a run speaks for the day of --as-of, also when it goes on over midnight; the store dates files")
                .check(Classes.OURS);
    }
}

package dateline;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Holds the arrows between packages, and each library in the package that knows it.
final class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dateline");

  @Test
  void packages_dependencies_followTheArrows() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("article")
        .definedBy("dateline.article")
        .layer("search")
        .definedBy("dateline.search")
        .layer("answer")
        .definedBy("dateline.answer")
        .layer("chat")
        .definedBy("dateline.chat")
        .layer("telegram")
        .definedBy("dateline.telegram")
        .layer("eval")
        .definedBy("dateline.eval")
        .layer("cli")
        .definedBy("dateline.cli")
        .whereLayer("article")
        .mayNotAccessAnyLayer()
        .whereLayer("search")
        .mayOnlyAccessLayers("article")
        .whereLayer("answer")
        .mayOnlyAccessLayers("article", "search")
        .whereLayer("chat")
        .mayOnlyAccessLayers("article", "search", "answer")
        .whereLayer("telegram")
        .mayOnlyAccessLayers("article", "search", "answer", "chat")
        .whereLayer("eval")
        .mayOnlyAccessLayers("article", "search", "answer")
        .whereLayer("cli")
        .mayNotBeAccessedByAnyLayer()
        .ensureAllClassesAreContainedInArchitectureIgnoring(
            JavaClass.Predicates.simpleName("package-info"))
        .check(CLASSES);
  }

  @Test
  void packages_dependencies_haveNoCycles() {
    slices().matching("dateline.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @ParameterizedTest
  @CsvSource({
    "org.apache.lucene.., dateline.search",
    "com.ibm.icu.., dateline.search",
    "ai.onnxruntime.., dateline.search",
    "ai.djl.., dateline.search",
    "dev.langchain4j.model.embedding.., dateline.search",
    "dev.langchain4j.model.chat.., dateline.answer",
    "org.jsoup.., dateline.article",
    "org.telegram.., dateline.telegram",
    "okhttp3.., dateline.telegram",
    "io.micrometer.., dateline.telegram",
    "org.jdbi.., dateline.chat",
    "org.flywaydb.., dateline.chat",
    "com.zaxxer.hikari.., dateline.chat",
    "org.sqlite.., dateline.chat",
    "org.postgresql.., dateline.chat",
    "java.sql.., dateline.chat",
    "picocli.., dateline.cli",
    "org.jline.., dateline.cli",
    "ch.qos.logback.., dateline.cli",
  })
  void library_use_isConfinedToOnePackage(String library, String owner) {
    noClasses()
        .that()
        .resideOutsideOfPackage(owner)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void standardStreams_use_isConfinedToTheCommandLine() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dateline.cli")
        .should(ACCESS_STANDARD_STREAMS)
        .check(CLASSES);
  }

  @Test
  void packages_all_areNullMarked() {
    List<JavaPackage> packages =
        CLASSES.getPackage("dateline").getSubpackagesInTree().stream()
            .filter(each -> !each.getClasses().isEmpty())
            .toList();

    assertThat(packages).hasSizeGreaterThanOrEqualTo(6);
    assertThat(packages).allMatch(each -> each.isAnnotatedWith(NullMarked.class));
  }
}

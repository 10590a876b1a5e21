import java.io.FileInputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * veraPDF on PDF files: `Archive FILE…`. Each must be PDF/A-3a and PDF/UA-1 with no rule failed and none left out.
 * Prints one line for each file and standard, and below it each rule that failed, and how often.
 * Exit 0 when all conform, 1 when one does not.
 */
public final class Archive {
    private static final List<String> STANDARDS = List.of("3a", "ua1");

    public static void main(String[] files) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        boolean conform = files.length > 0;
        for (String file : files) {
            for (String standard : STANDARDS) {
                boolean good = judged(file, PDFAFlavour.fromString(standard));
                Verdicts.note(standard, file, good);
                conform &= good;
            }
        }
        System.exit(conform ? 0 : 1);
    }

    private static boolean judged(String file, PDFAFlavour flavour) throws Exception {
        try (FileInputStream bytes = new FileInputStream(file);
                PDFAParser parser = Foundries.defaultInstance().createParser(bytes, flavour)) {
            PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false);
            ValidationResult result = validator.validate(parser);
            String verdict = result.isCompliant() ? "conforms" : "FAILS";
            System.out.printf("%-9s %-4s %6d assertions  %s%n", verdict, flavour.getId(), result.getTotalAssertions(), file);
            Map<String, Integer> failed = new TreeMap<>();
            for (TestAssertion assertion : result.getTestAssertions()) {
                if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                    String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
                    failed.merge(rule + " " + assertion.getMessage(), 1, Integer::sum);
                }
            }
            failed.forEach((rule, times) -> System.out.println("    " + times + " × " + rule));
            return result.isCompliant();
        }
    }
}

import eu.europa.esig.dss.diagnostic.SignatureWrapper;
import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.jaxb.object.Message;
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.spi.x509.revocation.crl.ExternalResourcesCRLSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import eu.europa.esig.dss.validation.reports.Reports;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The European Commission's DSS on signed PDF files, without a network: `Signatures [ROOT.pem | LIST.crl | FILE.pdf]…`.
 * Every signature must be TOTAL-PASSED by its default policy with the given roots and revocation lists.
 * Prints one line for each signature, with the changes after it that DSS has no name for: what a later office filled in
 * changes the structure tree for it, which leads to the field; and a file is no less passed for it.
 * Where a file's name ends in a level (`-b-lta.pdf`), every signature must be at that level at least.
 * Exit 0 when all are, 1 when one is not or a file has none.
 */
public final class Signatures {
    public static void main(String[] arguments) throws Exception {
        CommonTrustedCertificateSource roots = new CommonTrustedCertificateSource();
        List<String> lists = new ArrayList<>();
        List<String> files = new ArrayList<>();
        for (String argument : arguments) {
            if (argument.endsWith(".pem")) {
                roots.addCertificate(DSSUtils.loadCertificate(new File(argument)));
            } else if (argument.endsWith(".crl")) {
                lists.add(argument);
            } else {
                files.add(argument);
            }
        }
        boolean good = !files.isEmpty();
        for (String file : files) {
            boolean passed = judged(file, roots, lists);
            Verdicts.note("dss", file, passed);
            good &= passed;
        }
        System.exit(good ? 0 : 1);
    }

    private static boolean judged(String file, CommonTrustedCertificateSource roots, List<String> lists) throws IOException {
        InputStream[] given = new InputStream[lists.size()];
        for (int at = 0; at < given.length; at++) {
            given[at] = Files.newInputStream(Path.of(lists.get(at)));
        }
        CommonCertificateVerifier verifier = new CommonCertificateVerifier();
        verifier.setTrustedCertSources(roots);
        verifier.setCrlSource(new ExternalResourcesCRLSource(given));
        SignedDocumentValidator validator = SignedDocumentValidator.fromDocument(new FileDocument(file));
        validator.setCertificateVerifier(verifier);
        Reports reports = validator.validateDocument();
        SimpleReport report = reports.getSimpleReport();
        List<String> signatures = report.getSignatureIdList();
        if (signatures.isEmpty()) {
            System.out.println("NO SIGNATURE  " + file);
        }
        boolean good = !signatures.isEmpty();
        for (String id : signatures) {
            SignatureWrapper signature = reports.getDiagnosticData().getSignatureById(id);
            List<String> undefined = signature.getPdfUndefinedChanges().stream().map(change -> change.getValue()).toList();
            List<String> said = report.getAdESValidationErrors(id).stream().map(Message::getValue).toList();
            String reason = report.getSubIndication(id) == null ? "" : " " + report.getSubIndication(id);
            System.out.printf("%s%s %s  %s, %d changes without a name  %s%n", report.getIndication(id), reason,
                    report.getSignatureFormat(id), signature.getFirstFieldName(), undefined.size(), file);
            said.forEach(one -> System.out.println("    " + one));
            good &= report.getIndication(id) == Indication.TOTAL_PASSED && isAt(level(file), report.getSignatureFormat(id));
        }
        return good;
    }

    private static final List<String> LEVELS = List.of("B", "T", "LT", "LTA");

    /** The level that a file's name states at its end, as in `…-b-lta.pdf`; the lowest when it states none. */
    private static String level(String file) {
        Matcher stated = Pattern.compile("-b-(b|t|lt|lta)\\.pdf$").matcher(file);
        return stated.find() ? stated.group(1).toUpperCase(Locale.ROOT) : "B";
    }

    /** One update that brings evidence and a time-stamp over it reaches more than was asked for. */
    private static boolean isAt(String level, SignatureLevel found) {
        String name = found.toString();
        return LEVELS.indexOf(name.substring(name.lastIndexOf('-') + 1)) >= LEVELS.indexOf(level);
    }
}

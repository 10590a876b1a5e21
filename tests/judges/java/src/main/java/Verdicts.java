import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Notes verdicts for the table of all judges (`verdicts.py`), in the file that MUNIMENT_VERDICTS names. */
final class Verdicts {
    private Verdicts() {}

    static void note(String judge, String file, boolean good) throws IOException {
        String name = System.getenv("MUNIMENT_VERDICTS");
        if (name == null) {
            return;
        }
        String line = judge + "\t" + Path.of(file).getFileName() + "\t" + (good ? "accepts" : "refuses") + "\n";
        Files.writeString(Path.of(name), line, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}

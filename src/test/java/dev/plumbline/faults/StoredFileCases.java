package dev.plumbline.faults;

import dev.plumbline.model.Refusal;
import dev.plumbline.store.StoredNight;
import dev.plumbline.trials.Case;
import dev.plumbline.trials.Expect;
import dev.plumbline.trials.Expected;
import dev.plumbline.trials.Lab;
import dev.plumbline.trials.Models;
import dev.plumbline.trials.Run;
import dev.plumbline.trials.Trees;
import dev.plumbline.trials.Unexpected;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Stored files that are damaged, cut short, missing, too new or too many; read by the readers that everyone uses. */
final class StoredFileCases {
    private static final List<String> OF_A_VERSION =
            List.of("claim.json", "model.json", "terms.csv", "history.jsonl", "manifest.json");

    private StoredFileCases() {}

    static List<Case> all() {
        return List.of(
                Case.brief(
                        "F17",
                        "a checkpoint cut short at every length",
                        Expected.of("the one before, with a warning"),
                        StoredFileCases::truncated),
                Case.brief(
                        "F18",
                        "bits flipped at every byte of a checkpoint and of every file of a version",
                        Expected.of("the checkpoint before, with a warning; 76"),
                        StoredFileCases::flipped),
                Case.brief(
                        "F19",
                        "a checkpoint of a newer format",
                        Expected.of("76 with the version needed"),
                        StoredFileCases::newer),
                Case.brief(
                        "F44",
                        "current.json missing, empty, garbage, naming a version that is not there",
                        Expected.of("refused; repair restores it"),
                        StoredFileCases::pointer),
                Case.brief(
                        "F45",
                        "a file of a version deleted, added or edited",
                        Expected.of("76"),
                        StoredFileCases::damaged),
                Case.brief(
                        "F51",
                        "leftovers of 1,000 failed runs",
                        Expected.of("a night as ever; foreign and young files stay"),
                        StoredFileCases::leftovers));
    }

    private static Path night(Lab lab) throws IOException {
        Path models = lab.directory("night");
        StoredNight.sound(models, LocalDate.parse(Lab.EARLIER));
        return models;
    }

    /** The two newest checkpoints of a night that stopped. */
    private static List<Path> checkpoints(Path models) throws IOException {
        StoredNight.checkpoints(models);
        List<Path> found = new Models(models).checkpoints(Lab.TODAY);
        Unexpected.unless(found.size() == 2, () -> "checkpoints: " + found);
        return found;
    }

    private static String truncated(Lab lab) throws IOException {
        Path models = night(lab);
        Path newest = checkpoints(models).get(1);
        byte[] whole = Files.readAllBytes(newest);
        long expected = requireNewest(models, 0, "whole");
        for (int length = 0; length < whole.length; length++) {
            Files.write(newest, java.util.Arrays.copyOf(whole, length));
            long epoch = requireNewest(models, 1, "cut to " + length + " bytes");
            Unexpected.unless(epoch >= 0 && epoch < expected, () -> "the checkpoint of epoch " + epoch);
        }
        return whole.length + " lengths";
    }

    private static long requireNewest(Path models, int warnings, String told) {
        List<String> said = new ArrayList<>();
        long epoch = StoredNight.newest(models, said);
        Unexpected.unless(said.size() == warnings, () -> told + ": warnings " + said);
        return epoch;
    }

    private static String flipped(Lab lab) throws IOException {
        Path models = night(lab);
        Path newest = checkpoints(models).get(1);
        long expected = requireNewest(models, 0, "whole");
        int flips = flip(lab, newest, told -> {
            List<String> said = new ArrayList<>();
            try {
                long epoch = StoredNight.newest(models, said);
                Unexpected.unless(epoch >= 0 && epoch < expected && said.size() == 1, () -> told + ": epoch " + epoch);
            } catch (Refusal refusal) {
                Unexpected.unless(refusal.code().code() == 76, () -> told + ": " + refusal.getMessage());
            }
        });
        Models seen = new Models(models);
        List<Path> files = new ArrayList<>(List.of(seen.model().resolve("current.json")));
        OF_A_VERSION.forEach(file -> files.add(seen.version(Lab.EARLIER).resolve(file)));
        TreeSet<Integer> codes = new TreeSet<>();
        for (Path file : files) {
            flips += flip(lab, file, told -> codes.add(requireRefusal(seen, told)));
        }
        seen.current();
        Unexpected.unless(List.of(66, 76).containsAll(codes), () -> "codes " + codes);
        return flips + " flips, codes " + codes;
    }

    /** Looks at what came of a flip. */
    private interface Look {
        void after(String told);
    }

    /** One bit of every byte, in the long form every bit; the file is whole again afterwards. */
    private static int flip(Lab lab, Path file, Look look) throws IOException {
        byte[] whole = Files.readAllBytes(file);
        int flips = 0;
        for (int at = 0; at < whole.length; at++) {
            int first = lab.isLong() ? 0 : lab.random().nextInt(8);
            for (int bit = first; bit < (lab.isLong() ? 8 : first + 1); bit++) {
                byte[] hurt = whole.clone();
                hurt[at] ^= (byte) (1 << bit);
                Files.write(file, hurt);
                look.after(file.getFileName() + ", bit " + bit + " of byte " + at);
                flips++;
            }
        }
        Files.write(file, whole);
        return flips;
    }

    private static int requireRefusal(Models models, String told) {
        try {
            models.store().load(Models.NAME, Optional.empty());
        } catch (Refusal refusal) {
            Unexpected.unless(refusal.getMessage().startsWith("Cannot "), () -> told + ": " + refusal.getMessage());
            return refusal.code().code();
        }
        throw new Unexpected("BELIEVED: " + told);
    }

    private static String newer(Lab lab) throws IOException {
        Path models = night(lab);
        Path newest = checkpoints(models).get(1);
        String text = Files.readString(newest);
        String later = text.replaceFirst("\"format\" ?: ?1\\b", "\"format\":2");
        Unexpected.unless(!later.equals(text), () -> "no format in " + text);
        Files.writeString(newest, sealedAgain(later));
        try {
            long epoch = StoredNight.newest(models, new ArrayList<>());
            throw new Unexpected("went on after epoch " + epoch);
        } catch (Refusal refusal) {
            Unexpected.unless(refusal.code().code() == 76, refusal::getMessage);
            return refusal.code().code() + " " + refusal.getMessage();
        }
    }

    /** With a seal that fits: a release to come writes whole files. */
    private static String sealedAgain(String document) {
        int seal = document.lastIndexOf(",\n  \"sha256\"");
        String content = document.substring(0, seal);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return content + ",\n  \"sha256\" : \"" + HexFormat.of().formatHex(digest) + "\"\n}\n";
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static String pointer(Lab lab) throws IOException, InterruptedException {
        Path models = night(lab);
        StoredNight.sound(models, LocalDate.parse(Lab.TODAY));
        Models seen = new Models(models);
        Path current = seen.model().resolve("current.json");
        byte[] whole = Files.readAllBytes(current);
        List<Optional<String>> contents = List.of(
                Optional.empty(),
                Optional.of(""),
                Optional.of("garbage"),
                Optional.of(new String(whole, StandardCharsets.UTF_8).replace(Lab.TODAY, "2026-01-09")));
        for (Optional<String> content : contents) {
            Files.delete(current);
            if (content.isPresent()) {
                Files.writeString(current, content.get());
            }
            requireRefusal(seen, "current.json: " + content);
            Run repair = lab.program(List.of(
                            lab.shop().project().resolve("scripts/plumbline").toString(),
                            "models",
                            "repair",
                            "--models",
                            models.toString(),
                            "--model",
                            Models.NAME.value()))
                    .await();
            Unexpected.unless(repair.code() == 0, () -> "repair: " + Expect.told(repair));
            Unexpected.unless(seen.current().equals(Lab.TODAY), () -> "repaired to " + seen.current());
        }
        return "refused and repaired, " + contents.size() + " times";
    }

    private static String damaged(Lab lab) throws IOException {
        Path models = night(lab);
        Models seen = new Models(models);
        Path version = seen.version(Lab.EARLIER);
        int hurts = 0;
        for (String file : OF_A_VERSION) {
            byte[] whole = Files.readAllBytes(version.resolve(file));
            Files.delete(version.resolve(file));
            requireRefusal(seen, file + " deleted");
            Files.writeString(version.resolve(file), "");
            requireRefusal(seen, file + " empty");
            Files.write(version.resolve(file), whole);
            hurts += 2;
        }
        Path added = version.resolve("added.json");
        Files.writeString(added, "{}");
        requireRefusal(seen, "a file added");
        Files.delete(added);
        Path manifest = version.resolve("manifest.json");
        String text = Files.readString(manifest);
        Files.writeString(manifest, text.replace("terms.csv", "terms.tsv"));
        requireRefusal(seen, "the manifest edited");
        Files.writeString(manifest, text);
        seen.current();
        return hurts + 2 + " times refused";
    }

    private static String leftovers(Lab lab) throws IOException {
        Path models = night(lab);
        Path runs = new Models(models).model().resolve("runs");
        for (int run = 0; run < 1000; run++) {
            Path directory = Files.createDirectories(runs.resolve("2025-" + (10 + run % 3) + "-01-left" + run));
            Files.writeString(directory.resolve("status.json"), "cut sho");
            Files.createDirectories(directory.resolve("checkpoints"));
            Files.writeString(directory.resolve("checkpoints/00000001.json"), "{");
            Files.writeString(directory.resolve("somebody's note"), "keep");
        }
        long began = System.nanoTime();
        StoredNight.sound(models, StoredNight.TODAY);
        double seconds = (System.nanoTime() - began) / 1e9;
        Models seen = new Models(models);
        Unexpected.unless(seen.current().equals(Lab.TODAY), () -> "current is " + seen.current());
        Unexpected.unless(seen.versions().equals(List.of(Lab.EARLIER, Lab.TODAY)), () -> "visible: " + seen.versions());
        Unexpected.unless(
                Trees.contents(runs).keySet().stream()
                                .filter(name -> name.endsWith("note"))
                                .count()
                        == 1000,
                () -> "files that are not ours were removed");
        return String.format(java.util.Locale.ROOT, "a night beside them took %.2f s", seconds);
    }
}

package org.weft.dicom.archive;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.DataSet;
import org.weft.dicom.object.DicomException;
import org.weft.dicom.object.Instance;
import org.weft.kernel.Workers;

/**
 * The objects of folders, files and zip files, known by their headers. Zip files stay open until this is closed; objects are read while it is
 * open.
 */
public final class Archive implements AutoCloseable {

    private final Sources sources;
    private final List<Patient> patients;
    private final List<Unreadable> unreadable;
    private final List<String> notes;
    private final long otherFiles;

    private Archive(Sources sources, List<Patient> patients, List<Unreadable> unreadable, List<String> notes,
            long otherFiles) {
        this.sources = sources;
        this.patients = List.copyOf(patients);
        this.unreadable = List.copyOf(unreadable);
        this.notes = List.copyOf(notes);
        this.otherFiles = otherFiles;
    }

    /**
     * Reads the header of every object, many at once. Folders are searched with all that is in them.
     *
     * @throws DicomException if a path is not there, or if there is no object at all
     */
    public static Archive open(List<Path> paths, Workers workers) {
        Sources sources = Sources.of(paths);
        try {
            List<Instance> instances = new ArrayList<>();
            List<Unreadable> unreadable = new ArrayList<>(sources.unreadable());
            long others = 0;
            for (Scan scan : workers.map(sources.found(), Scan::of)) {
                switch (scan) {
                    case Scan.Object(Instance instance) -> instances.add(instance);
                    case Scan.Damaged(Unreadable what) -> unreadable.add(what);
                    case Scan.NotDicom() -> others++;
                }
            }
            requireSome(paths, instances, unreadable, others);
            List<String> notes = new ArrayList<>();
            List<Patient> patients = patients(distinct(instances, notes));
            return new Archive(sources, patients, unreadable, notes, others);
        } catch (RuntimeException e) {
            sources.close();
            throw e;
        }
    }

    private static void requireSome(List<Path> paths, List<Instance> instances, List<Unreadable> unreadable,
            long others) {
        if (!instances.isEmpty()) {
            return;
        }
        String where = paths.stream().map(Path::toString).collect(Collectors.joining(", "));
        if (!unreadable.isEmpty()) {
            Unreadable first = unreadable.getFirst();
            throw new DicomException(first.source() + ": " + first.problem());
        }
        throw new DicomException(where + ": there is no DICOM object "
                + (others == 0 ? "in it, nor any other file" : "among its " + others + " files")
                + "; give the folder of a series, its files or a zip file of them");
    }

    /** Each object once: of those with the same UID the first. */
    private static List<Instance> distinct(List<Instance> instances, List<String> notes) {
        Map<String, Instance> byUid = new LinkedHashMap<>();
        List<Instance> kept = new ArrayList<>();
        long copies = 0;
        for (Instance instance : instances) {
            Instance first = instance.uid().isEmpty() ? null : byUid.putIfAbsent(instance.uid(), instance);
            if (first == null) {
                kept.add(instance);
            } else if (sameBytes(first, instance)) {
                copies++;
            } else {
                notes.add(instance.source() + " has the UID of " + first.source()
                        + " but not its content; only the latter is used");
            }
        }
        if (copies > 0) {
            notes.add(copies + (copies == 1 ? " object is there twice" : " objects are copies of others")
                    + "; each is used once");
        }
        return kept;
    }

    private static boolean sameBytes(Instance a, Instance b) {
        try (Arena arena = Arena.ofConfined()) {
            return a.source().size() == b.source().size() && a.source().open(Long.MAX_VALUE, arena)
                    .mismatch(b.source().open(Long.MAX_VALUE, arena)) < 0;
        } catch (IOException _) { // what cannot be compared is not called a copy
            return false;
        }
    }

    private static List<Patient> patients(List<Instance> instances) {
        List<Patient> patients = new ArrayList<>();
        int[] index = {0};
        for (List<Instance> ofPatient : grouped(instances, Archive::patientKey)) {
            List<Study> studies = new ArrayList<>();
            for (List<Instance> ofStudy : grouped(ofPatient, i -> date(i) + i.studyUid().orElse(""))) {
                List<Series> series = grouped(ofStudy, i -> i.seriesUid().orElse("")).stream()
                        .map(all -> new Series(0, all.getFirst().seriesUid().orElse(""), all))
                        .sorted(Comparator.comparing((Series s) -> s.number().orElse(Long.MAX_VALUE))
                                .thenComparing(Series::modality).thenComparing(Series::uid))
                        .map(s -> new Series(++index[0], s.uid(), s.instances())).toList();
                studies.add(new Study(ofStudy.getFirst().studyUid().orElse(""), series));
            }
            patients.add(new Patient(ofPatient.getFirst().header(), studies));
        }
        return patients;
    }

    /** In the order of their keys, whatever order the files came in. */
    private static List<List<Instance>> grouped(List<Instance> instances, Function<Instance, String> key) {
        return List.copyOf(instances.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()))
                .values());
    }

    private static String patientKey(Instance instance) {
        DataSet header = instance.header();
        return header.text(Attribute.PATIENT_ID).or(() -> header.text(Attribute.PATIENT_NAME))
                .or(instance::studyUid).orElse("");
    }

    private static String date(Instance instance) {
        return instance.header().text(Attribute.STUDY_DATE).orElse("");
    }

    /** Sorted by their identifiers. */
    public List<Patient> patients() {
        return patients;
    }

    /** All series of all patients, in the order of their indexes. */
    public List<Series> series() {
        return patients.stream().flatMap(patient -> patient.studies().stream())
                .flatMap(study -> study.series().stream()).toList();
    }

    /** Files that seem to be objects but cannot be read. */
    public List<Unreadable> unreadable() {
        return unreadable;
    }

    /** What a user may not expect, a sentence each without a full stop. */
    public List<String> notes() {
        return notes;
    }

    /** How many files are no DICOM objects. */
    public long otherFiles() {
        return otherFiles;
    }

    @Override
    public void close() {
        sources.close();
    }
}

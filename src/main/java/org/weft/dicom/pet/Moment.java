package org.weft.dicom.pet;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.DataSet;
import org.weft.dicom.object.DicomException;

/**
 * A date and time as an object states it (DICOM PS3.5, DA, TM and DT, those of ACR-NEMA too), at least to the hour.
 *
 * @param offset from UTC; empty where it is not stated: then times compare as clocks in one place show them
 */
record Moment(LocalDateTime local, Optional<ZoneOffset> offset) {

    private static final String DATE_FORM = "(\\d{4})\\.?(\\d{2})\\.?(\\d{2})";
    private static final String TIME_FORM = "(\\d{2})(?::?(\\d{2})(?::?(\\d{2})(?:\\.(\\d{1,6}))?)?)?";
    private static final Pattern DATE = Pattern.compile(DATE_FORM);
    private static final Pattern TIME = Pattern.compile(TIME_FORM);
    private static final Pattern DATE_TIME = Pattern.compile("(\\d{8})([\\d.]+)([+-]\\d{4})?");

    /** What two attributes say together; empty where one of them is missing. */
    static Optional<Moment> of(DataSet header, Attribute date, Attribute time) {
        return header.text(date).flatMap(day -> header.text(time)
                .map(clock -> new Moment(date(day, date).atStartOfDay().plus(time(clock, time)), Optional.empty())));
    }

    /** What one attribute says; empty where it is missing. */
    static Optional<Moment> of(DataSet header, Attribute dateTime) {
        return header.text(dateTime).map(text -> parse(text, dateTime));
    }

    /** @param name the attribute, for a refusal */
    static Moment parse(String dateTime, Object name) {
        Matcher parts = DATE_TIME.matcher(dateTime);
        if (!parts.matches()) {
            throw wrong(name, dateTime, "YYYYMMDDHHMMSS.FFFFFF");
        }
        LocalDateTime local = date(parts.group(1), name).atStartOfDay().plus(time(parts.group(2), name));
        try {
            return new Moment(local, Optional.ofNullable(parts.group(3)).map(ZoneOffset::of));
        } catch (DateTimeException _) {
            throw wrong(name, dateTime, "YYYYMMDDHHMMSS.FFFFFF&ZZXX");
        }
    }

    /** Since midnight. */
    static Duration time(String time, Object name) {
        Matcher parts = TIME.matcher(time);
        if (parts.matches()) {
            int hours = Integer.parseInt(parts.group(1));
            int minutes = number(parts.group(2));
            int seconds = number(parts.group(3));
            String fraction = parts.group(4) == null ? "" : parts.group(4);
            // a leap second is the 60th
            if (hours < 24 && minutes < 60 && seconds <= 60) {
                return Duration.ofHours(hours).plusMinutes(minutes).plusSeconds(seconds)
                        .plusNanos(1000L * Integer.parseInt((fraction + "000000").substring(0, 6)));
            }
        }
        throw wrong(name, time, "HHMMSS.FFFFFF");
    }

    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static LocalDate date(String date, Object name) {
        Matcher parts = DATE.matcher(date);
        if (parts.matches()) {
            try {
                return LocalDate.of(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)),
                        Integer.parseInt(parts.group(3)));
            } catch (DateTimeException _) {
                // said below
            }
        }
        throw wrong(name, date, "YYYYMMDD");
    }

    private static DicomException wrong(Object name, String text, String form) {
        return new DicomException(name + " is " + DataSet.quote(text) + ", but must have the form " + form);
    }

    /** The same day at another time, or the day before where that would be later than this. */
    Moment lastTime(Duration sinceMidnight) {
        LocalDateTime sameDay = local.toLocalDate().atStartOfDay().plus(sinceMidnight);
        return new Moment(sameDay.isAfter(local) ? sameDay.minusDays(1) : sameDay, offset);
    }

    Moment plusSeconds(double seconds) {
        return new Moment(local.plusNanos(Math.round(1e9 * seconds)), offset);
    }

    /** Negative where the other is earlier. */
    double secondsTo(Moment other) {
        Duration apart = offset.isPresent() && other.offset.isPresent()
                ? Duration.between(local.atOffset(offset.get()), other.local.atOffset(other.offset.get()))
                : Duration.between(local, other.local);
        return apart.getSeconds() + apart.getNano() / 1e9;
    }

    boolean isAfter(Moment other) {
        return secondsTo(other) < 0;
    }

    @Override
    public String toString() {
        return local + offset.map(ZoneOffset::toString).orElse("");
    }
}

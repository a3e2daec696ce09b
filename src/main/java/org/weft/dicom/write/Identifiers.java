package org.weft.dicom.write;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.DataSet;

/** What becomes of that which tells whose image it was. */
public enum Identifiers {
    /** Names, numbers, dates and UIDs stay the image's: for its own archive. */
    KEEP,
    /** Pseudonyms and new UIDs, the same for the same patient and object in every run; dates and descriptions are left empty. */
    REPLACE;

    private static final byte[] SALT = "org.weft patient".getBytes(StandardCharsets.US_ASCII);
    private static final int ROUNDS = 100_000;
    private static final int BITS = 64;

    /** The UID itself, or the one that stands for it. */
    public String uid(String uid) {
        return this == KEEP ? uid : Uids.of("uid", uid);
    }

    /** A patient's pseudonym, the same for all of the patient's objects: of number and birth date, else of the name, else of the study alone. */
    public static String pseudonym(DataSet header) {
        String birth = header.text(Attribute.PATIENT_BIRTH_DATE).orElse("");
        Optional<String> who = header.text(Attribute.PATIENT_ID).or(() -> header.text(Attribute.PATIENT_NAME));
        return pseudonym(who.orElseGet(() -> header.requireText(Attribute.STUDY_INSTANCE_UID)), birth);
    }

    /**
     * A patient's pseudonym, {@code WEFT-} and 16 hexadecimal digits. It is slow to compute by intention: patients' numbers are few enough to
     * be tried one by one.
     *
     * @param words what is the same in all objects of the patient: number and birth date
     */
    static String pseudonym(String... words) {
        try {
            PBEKeySpec key = new PBEKeySpec(String.join("\0", words).toCharArray(), SALT, ROUNDS, BITS);
            byte[] hash = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(key).getEncoded();
            return "WEFT-" + HexFormat.of().formatHex(hash).toUpperCase(Locale.ROOT);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has PBKDF2 with HMAC SHA-256", e);
        }
    }
}

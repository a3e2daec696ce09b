package org.weft.cli.settings;

/** A settings file that cannot be used; the message is one sentence with the file, the line and what to write instead. */
public final class SettingsException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    SettingsException(String message) {
        super(message);
    }

    SettingsException(String message, Throwable cause) {
        super(message, cause);
    }
}

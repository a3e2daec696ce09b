package org.weft.backend.gpu;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.weft.backend.BackendProvider;
import org.weft.backend.BackendProvider.Probe;

/**
 * What came of a backend's search for devices; never a throw.
 *
 * @param probe   what there is, or why there is nothing
 * @param devices a provider for each device, the preferred one first
 */
public record DeviceSearch(Probe probe, List<BackendProvider> devices) {

    /**
     * A device that was found.
     *
     * @param description its name, memory and driver
     * @param isGraphics  whether it is a graphics processor, not the machine's own processor behind a driver
     * @param device      made when it is first used
     */
    public record Found(String description, boolean isGraphics, Device device) {}

    /**
     * Searches.
     *
     * @param backend name of the backend
     * @param title   how a user calls it
     * @param search  the devices, at least one; throws a {@link DevicesAbsentException} where there is none
     */
    public static DeviceSearch of(String backend, String title, Supplier<List<Found>> search) {
        try {
            if (!DeviceSearch.class.getModule().isNativeAccessEnabled()) {
                throw new DevicesAbsentException("Java may not look for the library of " + title
                        + "; start Java with --enable-native-access=ALL-UNNAMED");
            }
            List<BackendProvider> devices = new ArrayList<>();
            for (Found found : search.get()) {
                devices.add(new DeviceProvider(backend + ":" + devices.size(), found));
            }
            return new DeviceSearch(new Probe.Ready(
                    title + ", " + (devices.size() == 1 ? "1 device" : devices.size() + " devices")), devices);
        } catch (DevicesAbsentException e) {
            return new DeviceSearch(new Probe.Absent(e.getMessage()), List.of());
        } catch (RuntimeException | LinkageError e) {
            return new DeviceSearch(new Probe.Absent("opening " + title + " failed (" + e
                    + "); please report this, and choose another backend meanwhile"), List.of());
        }
    }
}

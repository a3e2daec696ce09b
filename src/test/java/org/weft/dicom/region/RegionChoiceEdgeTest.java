package org.weft.dicom.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.weft.dicom.object.DicomException;

/** What texts choose, and what is said where they choose nothing. */
class RegionChoiceEdgeTest {

    private static final List<NamedRegion> REGIONS = List.of(region(2, "GTV-1"), region(6, "Spinal-Cord"),
            region(7, "Lung-Left"), region(8, "Lung-Right"), region(9, "gtv-1"), region(10, "7"),
            new NamedRegion(11, "Lung-Both", "", "", Optional.of("has no contours")));

    @Test
    void anExactNameComesBeforeOneOfOtherCase() {
        assertEquals(List.of(2L), chosen("GTV-1"));
        assertEquals(List.of(9L), chosen("gtv-1"));
        assertEquals(List.of(6L), chosen("SPINAL-cord"));
    }

    @Test
    void aNumberCountsWhereNoNameIsTheSame() {
        assertEquals(List.of(8L), chosen("8"));
        assertEquals(List.of(10L), chosen("7"));
        assertEquals(List.of(7L), chosen("#7"));
    }

    @Test
    void aPatternChoosesByNameAndLeavesOutWhatHasNoMask() {
        RegionChoice.Chosen lungs = new RegionChoice(List.of("lung-*")).from(REGIONS);
        assertEquals(List.of(7L, 8L), lungs.regions().stream().map(NamedRegion::number).toList());
        assertEquals(List.of("region \"Lung-Both\" (#11) has no contours and is left out"), lungs.notes());
        assertEquals(List.of(2L, 9L), chosen("?tv-1"));
        assertEquals(List.of(8L), chosen("*right"));
    }

    @Test
    void aPatternIsNoRegularExpression() {
        assertThrows(DicomException.class, () -> chosen("Lung.Left*"));
        assertThrows(DicomException.class, () -> chosen("[GL]*"));
    }

    @Test
    void allChoosesAllUnlessARegionIsNamedSo() {
        assertEquals(List.of(2L, 6L, 7L, 8L, 9L, 10L), chosen("all"));
        assertEquals(List.of(3L),
                new RegionChoice(List.of("all")).from(List.of(region(3, "ALL"), region(4, "b"))).regions()
                        .stream().map(NamedRegion::number).toList());
    }

    @Test
    void severalTextsChooseEachRegionOnceInTheirOrder() {
        assertEquals(List.of(8L, 2L, 7L), chosen("Lung-Right", "#2", "Lung*"));
    }

    @Test
    void aNameThatIsNotThereListsTheNearestFirst() {
        assertEquals(
                "no region is named \"Lung-Lift\"; there are \"Lung-Left\" (#7), \"Lung-Right\" (#8), \"Lung-Both\" (#11),"
                        + " \"GTV-1\" (#2), \"gtv-1\" (#9), \"Spinal-Cord\" (#6), \"7\" (#10)",
                refusal(REGIONS, "Lung-Lift"));
    }

    @Test
    void aLongListIsCut() {
        List<NamedRegion> many = IntStream.rangeClosed(1, 50).mapToObj(i -> region(i, "r" + i)).toList();
        String message = refusal(many, "r0");
        assertEquals(true, message.startsWith("no region is named \"r0\"; there are \"r1\" (#1), \"r2\" (#2)"),
                message);
        assertEquals(true, message.endsWith(", 30 more"), message);
    }

    @Test
    void twoRegionsOfOneNameAreToldApartByNumber() {
        List<NamedRegion> twins = List.of(region(1, "GTV"), region(2, "GTV"));
        assertEquals("2 regions are named \"GTV\": \"GTV\" (#1), \"GTV\" (#2); choose by number",
                refusal(twins, "GTV"));
        assertEquals("2 regions are named \"gtv\": \"GTV\" (#1), \"GTV\" (#2); choose by number",
                refusal(twins, "gtv"));
    }

    @Test
    void aRegionWithoutAMaskIsRefusedByName() {
        assertEquals("region \"Lung-Both\" (#11) has no contours; choose another", refusal(REGIONS, "Lung-Both"));
        assertEquals("no mask can be made of any region that \"*Both\" stands for: \"Lung-Both\" (#11) has no contours",
                refusal(REGIONS, "*Both"));
        assertEquals("it holds no regions; give another object", refusal(List.of(), "all"));
    }

    @Test
    void noTextIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new RegionChoice(List.of()));
    }

    private static NamedRegion region(int number, String name) {
        return new NamedRegion(number, name, "", "", Optional.empty());
    }

    private static List<Long> chosen(String... texts) {
        return new RegionChoice(List.of(texts)).from(REGIONS).regions().stream().map(NamedRegion::number).toList();
    }

    private static String refusal(List<NamedRegion> regions, String text) {
        return assertThrows(DicomException.class, () -> new RegionChoice(List.of(text)).from(regions)).getMessage();
    }
}

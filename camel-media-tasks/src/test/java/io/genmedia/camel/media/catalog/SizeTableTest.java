package io.genmedia.camel.media.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.media.catalog.SizeTable.Size;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizeTableTest {

    private static final SizeTable PAIRS = table(
            """
            {'pairs':[
              {'label':'1:1','width':1024,'height':1024},
              {'label':'16:9','width':1344,'height':768},
              {'label':'9:16','width':768,'height':1344}]}
            """);
    private static final SizeTable TIERS = table(
            """
            {'auto':true,'pairs':[
              {'label':'1:1','width':1024,'height':1024},
              {'label':'1:1','width':2048,'height':2048},
              {'label':'2:3','width':848,'height':1264},
              {'label':'2:3','width':1376,'height':2048},
              {'label':'2:3','width':2336,'height':3504}]}
            """);
    private static final SizeTable RANGES = table(
            """
            {'width':{'minimum':16,'maximum':100,'step':8},'height':{'minimum':0,'maximum':50,'step':1}}
            """);
    private static final SizeTable LISTS = table("{'width':{'values':[768,1376]},'height':{'values':[768,1920]}}");

    @ParameterizedTest
    @CsvSource({
        "1000, 1000, 1024×1024",
        "1920, 1080, 1344×768",
        "1080, 1920, 768×1344",
        "1344, 1344, 1024×1024",
        "1344, 769, 1344×768",
        "1, 1000000, 768×1344",
        "0, 0, 1024×1024",
        "-5, 1024, 768×1344"
    })
    void shouldTakeThePairOfTheNearestRatio(long width, long height, String expected) {
        assertThat(PAIRS.snapped(OptionalLong.of(width), OptionalLong.of(height)))
                .map(Size::toString)
                .contains(expected);
    }

    @ParameterizedTest
    @CsvSource({"832, 1248, 848×1264", "1400, 2100, 1376×2048", "4000, 6000, 2336×3504", "3000, 3000, 2048×2048"})
    void shouldTakeTheNearestNumberOfPixelsAmongPairsOfOneLabel(long width, long height, String expected) {
        assertThat(TIERS.snapped(OptionalLong.of(width), OptionalLong.of(height)))
                .map(Size::toString)
                .contains(expected);
    }

    @Test
    void shouldHoldItsOwnPairs() {
        assertThat(PAIRS.pairs()).allSatisfy(pair -> assertThat(PAIRS.snapped(
                        OptionalLong.of(pair.size().width()),
                        OptionalLong.of(pair.size().height())))
                .isEmpty());
    }

    @Test
    void shouldLookAtTheKnownSideOnly() {
        assertThat(PAIRS.snapped(OptionalLong.of(768), OptionalLong.empty())).isEmpty();
        assertThat(PAIRS.snapped(OptionalLong.empty(), OptionalLong.of(1000))).contains(new Size(1024, 1024));
        assertThat(PAIRS.snapped(OptionalLong.empty(), OptionalLong.empty())).isEmpty();
        assertThat(RANGES.snapped(OptionalLong.of(99), OptionalLong.empty())).contains(new Size(96, 0));
    }

    @Test
    void shouldTakeZeroAsLeftToTheProviderWhereTheDocumentsSaySo() {
        assertThat(TIERS.snapped(OptionalLong.of(0), OptionalLong.of(0))).isEmpty();
        assertThat(TIERS.snapped(OptionalLong.of(1024), OptionalLong.of(0))).isEmpty();
        assertThat(TIERS.snapped(OptionalLong.of(0), OptionalLong.of(1))).isNotEmpty();
        assertThat(RANGES.snapped(OptionalLong.of(16), OptionalLong.of(0))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"15, 7, 16×7", "20, 7, 24×7", "19, 7, 16×7", "100, 7, 96×7", "2147483647, 51, 96×50", "-1, -1, width 16"
    })
    void shouldTakeTheNearestStep(long width, long height, String expected) {
        assertThat(RANGES.snapped(OptionalLong.of(width), OptionalLong.of(height)))
                .map(Size::toString)
                .contains(expected);
    }

    @Test
    void shouldTakeTheNearestOfAList() {
        assertThat(LISTS.snapped(OptionalLong.of(768), OptionalLong.of(1920))).isEmpty();
        assertThat(LISTS.snapped(OptionalLong.of(1376), OptionalLong.of(1080))).contains(new Size(1376, 768));
    }

    @Test
    void shouldSayWhatItAccepts() {
        assertThat(TIERS.accepted())
                .isEqualTo("1024×1024, 2048×2048, 848×1264, 1376×2048, 2336×3504, or 0 for either side");
        assertThat(RANGES.accepted()).isEqualTo("width 16 to 100 in steps of 8, height 0 to 50");
        assertThat(LISTS.accepted()).isEqualTo("width 768, 1376, height 768, 1920");
    }

    private static SizeTable table(String json) {
        return SizeTable.of(Studio.json(json)).orElseThrow();
    }
}

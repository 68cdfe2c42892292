package io.genmedia.camel.media.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PiecesTest {

    private final Pieces pieces = new Pieces();

    @Test
    void shouldUseAPieceAgain() {
        ByteBuffer piece = pieces.take();
        piece.putLong(1);

        pieces.giveBack(piece);

        assertThat(pieces.take()).isSameAs(piece).satisfies(again -> assertThat(again.remaining())
                .isEqualTo(Pieces.SIZE));
    }

    @Test
    void shouldKeepNoMoreThanSoManyOutsideTheHeap() {
        List<ByteBuffer> taken = new ArrayList<>();
        for (int i = 0; i < Pieces.DIRECT + 10; i++) {
            taken.add(pieces.take());
        }

        assertThat(taken).filteredOn(ByteBuffer::isDirect).hasSize(Pieces.DIRECT);
        assertThat(taken).allMatch(piece -> piece.remaining() == Pieces.SIZE);

        taken.forEach(pieces::giveBack);

        assertThat(pieces.inUse()).isZero();
        assertThat(pieces.take().isDirect()).isTrue();
    }
}

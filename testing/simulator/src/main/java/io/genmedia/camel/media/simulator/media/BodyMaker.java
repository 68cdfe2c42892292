package io.genmedia.camel.media.simulator.media;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Makes a tetrahedron in binary glTF 2.0: a header, a chunk of JSON and a chunk of bytes. */
final class BodyMaker {

    private static final int MAGIC = 0x46546C67;
    private static final int JSON_CHUNK = 0x4E4F534A;
    private static final int BINARY_CHUNK = 0x004E4942;
    private static final float[] CORNERS = {1, 1, 1, -1, -1, 1, -1, 1, -1, 1, -1, -1};
    private static final short[] FACES = {0, 2, 1, 0, 1, 3, 0, 3, 2, 1, 2, 3};
    private static final int CORNER_BYTES = CORNERS.length * Float.BYTES;
    private static final int FACE_BYTES = FACES.length * Short.BYTES;

    private BodyMaker() {}

    static byte[] make() {
        byte[] json = padded(description().getBytes(StandardCharsets.UTF_8));
        int binary = CORNER_BYTES + FACE_BYTES;
        int length = 12 + 8 + json.length + 8 + binary;
        ByteBuffer file = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        file.putInt(MAGIC).putInt(2).putInt(length);
        file.putInt(json.length).putInt(JSON_CHUNK).put(json);
        file.putInt(binary).putInt(BINARY_CHUNK);
        for (float coordinate : CORNERS) {
            file.putFloat(coordinate);
        }
        for (short corner : FACES) {
            file.putShort(corner);
        }
        return file.array();
    }

    private static String description() {
        return "{\"asset\":{\"version\":\"2.0\"},\"scene\":0,\"scenes\":[{\"nodes\":[0]}],\"nodes\":[{\"mesh\":0}],"
                + "\"meshes\":[{\"primitives\":[{\"attributes\":{\"POSITION\":0},\"indices\":1}]}],"
                + "\"buffers\":[{\"byteLength\":" + (CORNER_BYTES + FACE_BYTES) + "}],"
                + "\"bufferViews\":[{\"buffer\":0,\"byteLength\":" + CORNER_BYTES + ",\"target\":34962},"
                + "{\"buffer\":0,\"byteOffset\":" + CORNER_BYTES + ",\"byteLength\":" + FACE_BYTES
                + ",\"target\":34963}],"
                + "\"accessors\":[{\"bufferView\":0,\"componentType\":5126,\"count\":" + CORNERS.length / 3
                + ",\"type\":\"VEC3\",\"min\":[-1,-1,-1],\"max\":[1,1,1]},"
                + "{\"bufferView\":1,\"componentType\":5123,\"count\":" + FACES.length + ",\"type\":\"SCALAR\"}]}";
    }

    private static byte[] padded(byte[] json) {
        byte[] padded = Arrays.copyOf(json, (json.length + 3) / 4 * 4);
        Arrays.fill(padded, json.length, padded.length, (byte) ' ');
        return padded;
    }
}

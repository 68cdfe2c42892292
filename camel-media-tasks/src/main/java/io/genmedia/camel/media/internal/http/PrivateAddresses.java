package io.genmedia.camel.media.internal.http;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Tells addresses of the own machine and the own network from those of the internet. */
public final class PrivateAddresses {

    private PrivateAddresses() {}

    /**
     * @return whether the address is not of the public internet: loopback, link-local, private, unique-local, carrier-grade NAT,
     *     multicast, unspecified, reserved; an IPv6 address that carries an IPv4 one is judged by that
     */
    public static boolean isPrivate(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return true;
        }
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return isPrivate4(bytes);
        }
        if (address instanceof Inet6Address) {
            return isPrivate6(bytes);
        }
        return true;
    }

    private static boolean isPrivate4(byte[] b) {
        int first = b[0] & 0xff;
        int second = b[1] & 0xff;
        return first == 0 // this network
                || (first == 100 && (second & 0xc0) == 64) // 100.64.0.0/10, carrier-grade NAT
                || (first == 192 && second == 0 && b[2] == 0) // 192.0.0.0/24, protocol assignments
                || (first == 198 && (second & 0xfe) == 18) // 198.18.0.0/15, benchmarks
                || first >= 240; // reserved, broadcast
    }

    private static boolean isPrivate6(byte[] b) {
        int first = b[0] & 0xff;
        int second = b[1] & 0xff;
        if ((first & 0xfe) == 0xfc) {
            return true; // fc00::/7, unique-local
        }
        if (startsWithZeros(b, 10) && (b[10] & 0xff) == 0xff && (b[11] & 0xff) == 0xff) {
            return embedded(b, 12); // ::ffff:0:0/96, mapped
        }
        if (startsWithZeros(b, 12)) {
            return embedded(b, 12); // ::/96, compatible
        }
        if (first == 0x00 && second == 0x64 && (b[2] & 0xff) == 0xff && (b[3] & 0xff) == 0x9b) {
            return b[4] != 0 || b[5] != 0 || embedded(b, 12); // 64:ff9b::/96, NAT64; 64:ff9b:1::/48 is local
        }
        if (first == 0x20 && second == 0x02) {
            return embedded(b, 2); // 2002::/16, 6to4
        }
        return first == 0x20 && second == 0x01 && b[2] == 0 && b[3] == 0; // 2001::/32, Teredo
    }

    private static boolean startsWithZeros(byte[] b, int count) {
        for (int i = 0; i < count; i++) {
            if (b[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean embedded(byte[] b, int from) {
        try {
            return isPrivate(InetAddress.getByAddress(Arrays.copyOfRange(b, from, from + 4)));
        } catch (UnknownHostException e) {
            return true;
        }
    }
}

package id.etalase.gateway.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * Hangs up on who takes too long over the head of a request. A client that sends a byte now and then keeps a connection from
 * looking idle for ever, and no limit of the HTTP server below is for that. The time runs from the first byte of a head to its
 * last.
 *
 * <p>
 * The end of the first head is found in the bytes, for nobody else knows yet that there is a connection; before those that
 * follow the gateway says when it waits for one. With TLS another one watches behind what decrypts; how long a handshake may
 * take is a setting of the HTTP server.
 */
public final class HeadWatch extends ChannelInboundHandlerAdapter {

    private static final AttributeKey<HeadWatch> KEY = AttributeKey.valueOf(HeadWatch.class, "of");
    private static final byte TLS = 0x16;
    /** The name under which the HTTP server puts what encrypts. */
    private static final String SSL = "ssl";

    /** The end of a head: the last four bytes, in one number. */
    private static final int END = 0x0d0a0d0a;

    private enum Place {
        BEFORE_THE_FIRST,
        IN_THE_FIRST,
        BEFORE_ANOTHER,
        IN_ANOTHER,
        BEHIND_IT
    }

    private final long limitMillis;
    private final String answer;
    private final Consumer<Channel> begun;
    private Place place = Place.BEFORE_THE_FIRST;
    private int lastBytes;
    private @Nullable Future<?> alarm;

    private HeadWatch(long limitMillis, String answer, Consumer<Channel> begun) {
        this.limitMillis = limitMillis;
        this.answer = answer;
        this.begun = begun;
    }

    private static String answer(String type) {
        String body = "{\"type\":\"" + type + "\",\"title\":\"The request came too slowly\",\"status\":408,"
                + "\"code\":\"request-timeout\"}";
        return "HTTP/1.1 408 Request Timeout\r\nContent-Type: application/problem+json\r\nConnection: close\r\n"
                + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    /**
     * Watches a connection from its beginning.
     *
     * @param type the address of the problem that a slow client is told of
     * @param begun is told when the first head begins
     */
    static void over(Channel connection, long limitMillis, String type, Consumer<Channel> begun) {
        HeadWatch watch = new HeadWatch(limitMillis, answer(type), begun);
        connection.attr(KEY).set(watch);
        connection.pipeline().addFirst(watch);
    }

    /** A head is whole. */
    static void arrived(HttpServerRequest request) {
        HeadWatch watch = of(request);
        if (watch != null) {
            watch.pass();
        }
    }

    /** The answer is out; if the request was read to its end, there may be another. */
    static void answered(HttpServerRequest request) {
        HeadWatch watch = of(request);
        if (watch != null && request.isEnded()) {
            watch.next();
        }
    }

    /** A request without a body came whole and is answered. */
    public static void arrivedAndAnswered(Channel connection) {
        HeadWatch watch = connection.attr(KEY).get();
        if (watch != null) {
            watch.pass();
            watch.next();
        }
    }

    private static @Nullable HeadWatch of(HttpServerRequest request) {
        return request.version() != HttpVersion.HTTP_2 && request.connection() instanceof ConnectionBase base
                ? base.channel().attr(KEY).get()
                : null;
    }

    private void next() {
        if (place == Place.BEHIND_IT) {
            place = Place.BEFORE_ANOTHER;
        }
    }

    private void pass() {
        place = Place.BEHIND_IT;
        if (alarm != null) {
            alarm.cancel(false);
            alarm = null;
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (place != Place.BEHIND_IT && message instanceof ByteBuf bytes && bytes.isReadable()) {
            look(context, bytes);
        }
        context.fireChannelRead(message);
    }

    private void look(ChannelHandlerContext context, ByteBuf bytes) {
        if (place == Place.BEFORE_THE_FIRST && bytes.getByte(bytes.readerIndex()) == TLS
                && context.pipeline().get(SSL) != null) {
            place = Place.BEHIND_IT;
            HeadWatch inside = new HeadWatch(limitMillis, answer, begun);
            context.channel().attr(KEY).set(inside);
            context.pipeline().addAfter(SSL, null, inside);
            return;
        }
        if (place == Place.BEFORE_THE_FIRST) {
            begun.accept(context.channel());
        }
        if (place == Place.BEFORE_THE_FIRST || place == Place.BEFORE_ANOTHER) {
            place = place == Place.BEFORE_ANOTHER ? Place.IN_ANOTHER : Place.IN_THE_FIRST;
        }
        if (place == Place.IN_THE_FIRST && bytes.forEachByte(this::isBeforeTheEnd) >= 0) {
            pass();
        }
    }

    /** Most heads are whole by now: only for one that is not, the time is taken. */
    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (alarm == null && (place == Place.IN_THE_FIRST || place == Place.IN_ANOTHER)) {
            alarm = context.executor().schedule(() -> hangUp(context), limitMillis, TimeUnit.MILLISECONDS);
        }
        context.fireChannelReadComplete();
    }

    private boolean isBeforeTheEnd(byte next) {
        lastBytes = lastBytes << 8 | next & 0xff;
        return lastBytes != END;
    }

    private void hangUp(ChannelHandlerContext context) {
        context.writeAndFlush(Unpooled.copiedBuffer(answer, UTF_8)).addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        pass();
        context.fireChannelInactive();
    }
}

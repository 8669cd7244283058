package id.etalase.gateway.request;

import java.util.concurrent.TimeUnit;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * Ends a connection in two steps: nothing more is said, and a little later nothing more is heard. To end it at once while
 * bytes come that nobody reads would tear the last answer out of the client's hands (RFC 9112, section 9.6).
 */
public final class LingeringClose extends ChannelOutboundHandlerAdapter {

    /** A client that has not read its answer by then will not. */
    private static final long LINGER_MILLIS = 2_000;

    private boolean closing;

    private LingeringClose() {
    }

    /** Has this connection end so, once whoever may end it does. */
    public static void of(HttpConnection connection) {
        if (connection instanceof ConnectionBase base && base.channel().pipeline().get(LingeringClose.class) == null) {
            base.channel().pipeline().addFirst(new LingeringClose());
        }
    }

    @Override
    public void close(ChannelHandlerContext context, ChannelPromise promise) {
        if (!(context.channel() instanceof DuplexChannel connection)) {
            context.close(promise);
            return;
        }
        if (closing) {
            // The HTTP server ends some connections as well that it was told to end.
            context.channel().closeFuture().addListener(closed -> promise.trySuccess());
            return;
        }
        closing = true;
        connection.config().setAutoRead(true);
        context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(written -> connection.shutdownOutput());
        context.executor().schedule(() -> context.close(promise), LINGER_MILLIS, TimeUnit.MILLISECONDS);
    }
}

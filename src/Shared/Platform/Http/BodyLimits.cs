using Microsoft.AspNetCore.Http.Features;

namespace ClickCart.Platform.Http;

/// <summary>
/// Bounds bodies while they are read. The server would do so too, but cuts the connection at once: a client that is still sending then reads that cut
/// instead of its 413. Here the answer goes out, and the server reads on for some seconds and forgets what it reads.
/// </summary>
internal static class BodyLimits
{
    /// <summary>After routing, which knows the limit of each address.</summary>
    public static void UseBodyLimits(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false, MaxRequestBodySize: { } most } limit
            && http.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: true }
            && (http.Request.ContentLength is not { } length || length > most))
        {
            limit.MaxRequestBodySize = null;
            http.Request.Body = new Bounded(http.Request.Body, http.Request.ContentLength is null ? most : -1);
        }
        return next(http);
    });

    /// <param name="left">How many bytes may still come; below zero when it is known to be too much.</param>
    private sealed class Bounded(Stream body, long left) : Stream
    {
        private long _left = left;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_left < 0) throw TooLarge();
            var read = await body.ReadAsync(buffer, cancellationToken);
            return (_left -= read) < 0 ? throw TooLarge() : read;
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Bodies are read asynchronously.");
        public override void Flush() => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        private static BadHttpRequestException TooLarge() => new("The body is too large.", StatusCodes.Status413PayloadTooLarge);
    }
}

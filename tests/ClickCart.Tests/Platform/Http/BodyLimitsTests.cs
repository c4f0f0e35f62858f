using System.Net.Sockets;
using System.Text;

namespace ClickCart.Tests.Platform.Http;

/// <summary>Clients that send all of their body before they read: they get their answer, and the connection goes on.</summary>
public sealed class BodyLimitsTests(SharedShop shared) : ShopTest(shared)
{
    private const string Json = "application/json";
    private const string Form = "application/x-www-form-urlencoded";

    [Theory]
    [InlineData("/api/v1/sessions", Json, 3_000_000, false)]
    [InlineData("/api/v1/sessions", Json, 3_000_000, true)]
    [InlineData("/api/v1/webhooks/stripe", Json, 400_000, false)]
    [InlineData("/api/v1/webhooks/stripe", Json, 400_000, true)]
    [InlineData("/api/v1/webhooks/easypost", Json, 1_200_000, true)]
    [InlineData("/sign-in", Form, 3_000_000, false)]
    [InlineData("/sign-in", Form, 3_000_000, true)]
    [InlineData("/cart/items", Form, 3_000_000, true)]
    public async Task Too_large_a_body_is_answered_and_the_connection_stays(string path, string type, int size, bool chunked)
    {
        using var tcp = new TcpClient();
        var shop = Shop.ClientOptions.BaseAddress;
        await tcp.ConnectAsync(shop.Host, shop.Port, TestContext.Current.CancellationToken);
        var stream = tcp.GetStream();
        await SendAsync(stream, path, type, size, chunked);
        var (status, headers, body) = await ReadAsync(stream);
        status.ShouldBe(413, body);
        if (type == Json)
        {
            headers.ShouldContain("application/problem+json");
            body.ShouldContain("/problems/too-large");
        }
        else
        {
            headers.ShouldContain("text/html");
            body.ShouldContain("The body is larger than this address takes.");
        }
        await stream.WriteAsync(Encoding.ASCII.GetBytes("GET /health/live HTTP/1.1\r\nHost: shop\r\n\r\n"), TestContext.Current.CancellationToken);
        (await ReadAsync(stream)).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_within_the_limit_is_read(bool chunked)
    {
        using var tcp = new TcpClient();
        var shop = Shop.ClientOptions.BaseAddress;
        await tcp.ConnectAsync(shop.Host, shop.Port, TestContext.Current.CancellationToken);
        var stream = tcp.GetStream();
        await SendAsync(stream, "/api/v1/sessions", Json, 900_000, chunked);
        (await ReadAsync(stream)).Status.ShouldBe(400);
    }

    private static async Task SendAsync(NetworkStream stream, string path, string type, int size, bool chunked)
    {
        var ct = TestContext.Current.CancellationToken;
        var accept = type == Json ? "application/json" : "text/html";
        var length = chunked ? "Transfer-Encoding: chunked" : $"Content-Length: {size}";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST {path} HTTP/1.1\r\nHost: shop\r\nAccept: {accept}\r\nContent-Type: {type}\r\n{length}\r\n\r\n"), ct);
        var part = new byte[50_000];
        // Blanks before JSON are JSON: it is read on until the limit.
        Array.Fill(part, (byte)(type == Json ? ' ' : 'a'));
        for (var sent = 0; sent < size; sent += part.Length)
        {
            if (chunked) await stream.WriteAsync(Encoding.ASCII.GetBytes($"{part.Length:x}\r\n"), ct);
            await stream.WriteAsync(part, ct);
            if (chunked) await stream.WriteAsync("\r\n"u8.ToArray(), ct);
        }
        if (chunked) await stream.WriteAsync("0\r\n\r\n"u8.ToArray(), ct);
    }

    /// <summary>One answer: by its length, or by its chunks.</summary>
    private static async Task<(int Status, string Headers, string Body)> ReadAsync(NetworkStream stream)
    {
        var (text, buffer) = (new StringBuilder(), new byte[16 * 1024]);
        while (true)
        {
            var read = await stream.ReadAsync(buffer, TestContext.Current.CancellationToken);
            read.ShouldBeGreaterThan(0, "the connection was cut");
            text.Append(Encoding.Latin1.GetString(buffer, 0, read));
            var all = text.ToString();
            if (all.IndexOf("\r\n\r\n", StringComparison.Ordinal) is not (> 0 and var end)) continue;
            var (headers, body) = (all[..end], all[(end + 4)..]);
            var length = headers.Split("\r\n").FirstOrDefault(h => h.StartsWith("Content-Length: ", StringComparison.OrdinalIgnoreCase));
            var whole = length is null ? body.EndsWith("\r\n0\r\n\r\n", StringComparison.Ordinal) : body.Length >= int.Parse(length[16..]);
            if (whole) return (int.Parse(headers.Split(' ')[1]), headers, body);
        }
    }
}

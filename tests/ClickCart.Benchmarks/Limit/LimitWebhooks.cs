using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace ClickCart.Benchmarks.Limit;

/// <summary>
/// Webhooks as ClickCart takes them: the signature is checked over the raw body and the event stored once, in a commit of its own, before it is answered.
/// The first that says a parcel has left makes its tracker read.
/// </summary>
internal sealed class LimitWebhooks(LimitDatabase database, LimitLifecycle work, string secret)
{
    public async Task FromGatewayAsync(HttpContext http)
    {
        var body = await BodyAsync(http);
        var parts = ((string?)http.Request.Headers["Stripe-Signature"] ?? "").Split(',');
        if (parts is not [['t', '=', ..] time, ['v', '1', '=', ..] v1] || !IsOf([.. Encoding.ASCII.GetBytes(time[2..] + "."), .. body], v1[3..]))
            await RefuseAsync(http);
        else await KeepAsync(http, JsonSerializer.Deserialize(body, LimitWire.Of<GatewayEvent>())!.Id, body, null);
    }

    public async Task FromCarrierAsync(HttpContext http)
    {
        var body = await BodyAsync(http);
        var signature = (string?)http.Request.Headers["X-Hmac-Signature"] ?? "";
        if (!IsOf(body, signature.Replace("hmac-sha256-hex=", "", StringComparison.Ordinal)))
        {
            await RefuseAsync(http);
            return;
        }
        var news = JsonSerializer.Deserialize(body, LimitWire.Of<CarrierEvent>())!;
        await KeepAsync(http, news.Id, body, news.Result is { Status: not ("unknown" or "pre_transit") } gone ? gone.ShipmentId : null);
    }

    /// <param name="parcel">The carrier's id of what is on its way; null: nothing follows from the event.</param>
    private async Task KeepAsync(HttpContext http, string id, byte[] body, string? parcel)
    {
        (string Order, string Tracker)? due = null;
        await database.WriteAsync(async db =>
        {
            var kept = await db.RunAsync("INSERT INTO webhook VALUES (@p0, @p1, @p2) ON CONFLICT DO NOTHING", id, Encoding.UTF8.GetString(body),
                LimitProgram.Now());
            if (kept == 0 || parcel is null) return db;
            await using var told = await db.QueryAsync(
                "UPDATE shipment SET told = 1 WHERE carrier_id = @p0 AND told = 0 RETURNING order_id, state, tracker", parcel);
            // Before the label's own answer was stored nothing is read: whoever stores it sees that there is news.
            if (await told.ReadAsync() && told.GetString(1) == "labelled") due = (told.GetString(0), told.GetString(2));
            return db;
        });
        if (due is { } at) work.Track(at.Order, at.Tracker);
        await http.Response.WriteAsync("{\"received\":true}");
    }

    private bool IsOf(byte[] body, string signature) => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(signature),
        Encoding.ASCII.GetBytes(Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body))));

    private static Task RefuseAsync(HttpContext http) => LimitProgram.AnswerAsync(http,
        new ProblemResponse("/problems/malformed", "Malformed", 400, "The signature does not hold."), 400);

    private static async Task<byte[]> BodyAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        return body.ToArray();
    }
}

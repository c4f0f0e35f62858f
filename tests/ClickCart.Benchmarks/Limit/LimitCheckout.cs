using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace ClickCart.Benchmarks.Limit;

/// <summary>From a cart to the accepted order. A quote is one commit; placing the order is one for everything that it must keep.</summary>
internal sealed class LimitCheckout(LimitDatabase database, LimitOutside outside, LimitLifecycle work)
{
    public async Task QuoteAsync(HttpContext http, string id)
    {
        var body = await LimitProgram.ReadAsync<QuoteBody>(http);
        // The carrier is asked between two looks at the cart, so that no transaction waits for it.
        var grams = await database.ReadAsync(async db => await LimitCart.FindAsync(db, id) is { } cart ? Grams(await LimitCart.LinesAsync(db, cart.Items)) : 0);
        var rates = grams == 0 ? [] : await outside.RatesAsync(body.ShipTo, grams);
        var answer = await database.WriteAsync(async db =>
        {
            if (await LimitCart.FindAsync(db, id) is not { Items.Count: > 0 } cart) return null;
            var lines = await LimitCart.LinesAsync(db, cart.Items);
            if (Grams(lines) != grams) return null;
            var subtotal = lines.Sum(l => l.Total);
            var options = rates.ConvertAll(r =>
            {
                var price = (long)(decimal.Parse(r.Rate, CultureInfo.InvariantCulture) * 100);
                return new ShippingOption(LimitProgram.NewId(), r.Carrier, r.Service, Money(price), Money(0), r.DeliveryDays ?? 0, Money(subtotal + price));
            });
            var expires = LimitProgram.Now() + 900_000_000;
            var quote = new QuoteResponse(LimitProgram.NewId(),
                [.. lines.Select(l => new QuoteLine(l.Sku, l.Name, l.Quantity, Money(l.Price), Money(0), Money(0), Money(l.Total), l.Weight))],
                Money(subtotal), Money(0), Money(0), options, LimitProgram.Currency, LimitProgram.Time(expires), body.ShipTo);
            await db.RunAsync("INSERT INTO quote VALUES (@p0, @p1, @p2, @p3, 0)", quote.Id, id, JsonSerializer.Serialize(quote, LimitJson.Of<QuoteResponse>()),
                expires);
            return quote;
        });
        if (answer is null) await LimitProgram.MissingAsync(http);
        else await LimitProgram.AnswerAsync(http, answer with { ShipTo = null }, 201);
    }

    public async Task PlaceAsync(HttpContext http)
    {
        var body = await LimitProgram.ReadAsync<OrderBody>(http);
        var key = (string?)http.Request.Headers["Idempotency-Key"] ?? "";
        var hash = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(body, LimitJson.Of<OrderBody>())));
        var (fresh, soldOut) = (false, false);
        var answer = await database.WriteAsync(async db =>
        {
            await using (var rows = await db.QueryAsync("SELECT hash, answer FROM idempotency WHERE scope = @p0 AND key = @p1", body.QuoteId, key))
                if (await rows.ReadAsync()) return rows.GetString(0) == hash ? JsonSerializer.Deserialize(rows.GetString(1), LimitJson.Of<OrderResponse>())
                    : null;

            var now = LimitProgram.Now();
            QuoteResponse quote;
            await using (var rows = await db.QueryAsync("SELECT body, expires_at, used, cart_id FROM quote WHERE id = @p0", body.QuoteId))
            {
                if (!await rows.ReadAsync() || rows.GetInt64(1) < now || rows.GetInt32(2) == 1) return null;
                quote = JsonSerializer.Deserialize(rows.GetString(0), LimitJson.Of<QuoteResponse>())!;
            }
            var option = quote.ShippingOptions.Find(o => o.Id == body.ShippingOptionId);
            if (option is null || option.Total != body.ExpectedTotal) return null;
            if (await db.RunAsync("UPDATE quote SET used = 1 WHERE id = @p0 AND used = 0", quote.Id) == 0) return null;

            foreach (var line in quote.Lines)
            {
                soldOut = await db.RunAsync("UPDATE stock SET held = held + @p1 WHERE sku = @p0 AND on_hand - held >= @p1", line.Sku, line.Quantity) == 0;
                if (soldOut) return null;
                await db.RunAsync("INSERT INTO hold VALUES (@p0, @p1, @p2, @p3)", quote.Id, line.Sku, line.Quantity, now + 900_000_000);
            }
            var (token, at) = (LimitProgram.Secret(), LimitProgram.Time(now));
            var order = new OrderResponse(quote.Id, "CC-" + quote.Id, "awaitingPayment", "pending", "unfulfilled", body.Email, quote.Lines, quote.Subtotal,
                quote.Discount, option.Price, quote.Tax, option.Total,
                LimitProgram.Currency, quote.ShipTo!, quote.ShipTo!, option, new("pending"), [], at, at, 1, token);
            await db.RunAsync("INSERT INTO orders VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p8, 1)", order.Id, order.Number, order.Status,
                order.PaymentStatus, order.FulfilmentStatus, order.Email,
                TokenHash(token), JsonSerializer.Serialize(order with { AccessToken = null }, LimitJson.Of<OrderResponse>()), now);
            foreach (var (number, line) in order.Lines.Index())
                await db.RunAsync("INSERT INTO order_line VALUES (@p0, @p1, @p2, @p3, @p4, @p5)", order.Id, number, line.Sku, line.Quantity,
                    line.UnitPrice.Amount, line.Total.Amount);
            await db.RunAsync("INSERT INTO timeline VALUES (@p0, 1, 'placed', @p1)", order.Id, now);
            var whole = JsonSerializer.Serialize(order, LimitJson.Of<OrderResponse>());
            await db.RunAsync("INSERT INTO outbox VALUES (@p0, 'order-placed', @p1, @p2, NULL)", LimitProgram.NewId(), whole, now);
            await LimitMail.WriteAsync(db, order, "order-received");
            await db.RunAsync("INSERT INTO idempotency VALUES (@p0, @p1, @p2, @p3)", quote.Id, key, hash, whole);
            fresh = true;
            return order;
        });
        if (answer is null)
        {
            await LimitProgram.AnswerAsync(http, new ProblemResponse(soldOut ? "/problems/out-of-stock" : "/problems/conflict", "Conflict", 409,
                "The order cannot be placed."), 409);
            return;
        }
        if (fresh) work.Take(answer, body.PaymentMethod, answer.Lines.Sum(l => (long)l.Grams * l.Quantity));
        await LimitProgram.AnswerAsync(http, answer, 201);
    }

    public async Task ShowAsync(HttpContext http, string id)
    {
        var token = (string?)http.Request.Headers["X-Order-Token"] ?? "";
        var answer = await database.ReadAsync(async db =>
        {
            await using var rows = await db.QueryAsync("""
                SELECT o.body, o.status, o.payment_status, o.fulfilment_status, o.updated_at, o.version, o.token_hash, s.tracking_code, s.state
                FROM orders o LEFT JOIN shipment s ON s.order_id = o.id WHERE o.id = @p0
                """, id);
            if (!await rows.ReadAsync() || rows.GetString(6) != TokenHash(token)) return null;
            var order = JsonSerializer.Deserialize(rows.GetString(0), LimitJson.Of<OrderResponse>())!;
            List<ShipmentResponse> shipments = rows.IsDBNull(8) ? [] : [new(order.ShippingOption.Carrier, order.ShippingOption.Service, rows.IsDBNull(7) ? null
                : rows.GetString(7), rows.GetString(8), "/label/" + id)];
            return order with
            {
                Status = rows.GetString(1),
                PaymentStatus = rows.GetString(2),
                FulfilmentStatus = rows.GetString(3),
                Payment = new(rows.GetString(2)),
                Shipments = shipments,
                UpdatedAt = LimitProgram.Time(rows.GetInt64(4)),
                Version = rows.GetInt32(5),
            };
        });
        if (answer is null) await LimitProgram.MissingAsync(http);
        else await LimitProgram.AnswerAsync(http, answer);
    }

    /// <summary>The order as it was accepted.</summary>
    public static async Task<OrderResponse?> StoredAsync(Session db, string id)
    {
        await using var rows = await db.QueryAsync("SELECT body FROM orders WHERE id = @p0", id);
        return await rows.ReadAsync() ? JsonSerializer.Deserialize(rows.GetString(0), LimitJson.Of<OrderResponse>()) : null;
    }

    private static long Grams(List<LimitLine> lines) => lines.Sum(l => (long)l.Weight * l.Quantity);

    private static Price Money(long amount) => LimitProgram.Money(amount);

    private static string TokenHash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}

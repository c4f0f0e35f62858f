using System.Data.Common;
using System.Threading.Channels;

namespace ClickCart.Benchmarks.Limit;

/// <summary>
/// Takes an accepted order to the doorstep by the same calls to gateway and carrier as ClickCart, in the steps that must be durable, one commit each:
/// what is about to be asked is stored before it is asked (so that a crash does not charge or ship twice), and so is what was answered. Six commits,
/// beside one for each webhook.
/// </summary>
internal sealed class LimitLifecycle(LimitDatabase database, LimitOutside outside)
{
    private const int Workers = 16;
    private readonly Channel<Func<Task>> _work = Channel.CreateUnbounded<Func<Task>>();

    /// <summary>An order was placed.</summary>
    public void Take(OrderResponse order, string paymentMethod, long grams) => _work.Writer.TryWrite(() => ShipAsync(order, paymentMethod, grams));

    /// <summary>The carrier has told that a parcel is on its way.</summary>
    public void Track(string orderId, string tracker) => _work.Writer.TryWrite(() => ArriveAsync(orderId, tracker));

    public Task RunAsync(CancellationToken stop) => Task.WhenAll(Enumerable.Range(0, Workers).Select(async _ =>
    {
        try
        {
            await foreach (var step in _work.Reader.ReadAllAsync(stop))
                try
                {
                    await step();
                }
                catch (Exception failed) when (failed is HttpRequestException or DbException or InvalidOperationException)
                {
                    // The order does not arrive, which the bench reports as an error; this says why.
                    await Console.Error.WriteLineAsync(failed.ToString());
                }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Measured and done.
        }
    }));

    private async Task ShipAsync(OrderResponse order, string paymentMethod, long grams)
    {
        var (id, key) = (order.Id, LimitProgram.NewId());
        await StepAsync(db => db.RunAsync("INSERT INTO payment VALUES (@p0, @p1, NULL, 'asking', @p2)", id, key, order.Total.Amount));
        var payment = await outside.AuthorizeAsync(order, paymentMethod, key);
        await StepAsync(async db =>
        {
            await db.RunAsync("UPDATE payment SET state = 'authorized', gateway_id = @p1 WHERE order_id = @p0", id, payment.Id);
            await db.RunAsync("UPDATE invoice_counter SET last = last + 1");
            await db.RunAsync("INSERT INTO invoice SELECT last, @p0, @p1 FROM invoice_counter", id, LimitProgram.Now());
            await MoveAsync(db, order, "confirmed", "authorized", null);
            await LimitMail.WriteAsync(db, order, "payment-confirmed");
        });

        var parcel = await outside.CreateShipmentAsync(order.ShipTo, grams, id);
        await StepAsync(db => db.RunAsync("INSERT INTO shipment VALUES (@p0, @p1, 'buying', NULL, NULL, 0)", id, parcel.Id));
        var bought = await outside.BuyAsync(parcel.Id, parcel.Rates[0].Id);
        var (captureKey, told) = (LimitProgram.NewId(), false);
        await StepAsync(async db =>
        {
            await using (var news = await db.QueryAsync(
                "UPDATE shipment SET state = 'labelled', tracking_code = @p1, tracker = @p2 WHERE order_id = @p0 RETURNING told", id, bought.TrackingCode,
                bought.Tracker!.Id)) told = await news.ReadAsync() && news.GetInt32(0) == 1;
            await db.RunAsync("UPDATE payment SET state = 'capturing', key = @p1 WHERE order_id = @p0", id, captureKey);
            await MoveAsync(db, order, null, null, "labelled");
        });
        if (told) Track(id, bought.Tracker!.Id);

        await outside.CaptureAsync(payment.Id, order.Total.Amount, captureKey);
        await StepAsync(async db =>
        {
            await db.RunAsync("UPDATE payment SET state = 'captured' WHERE order_id = @p0", id);
            await MoveAsync(db, order, null, "captured", null);
        });
    }

    private async Task ArriveAsync(string id, string tracker)
    {
        var status = (await outside.TrackAsync(tracker)).Status;
        if (status != "delivered") throw new InvalidOperationException($"The parcel of order {id} is {status}; in the bench it arrives at once.");
        await StepAsync(async db =>
        {
            var order = (await LimitCheckout.StoredAsync(db, id))!;
            await db.RunAsync("UPDATE shipment SET state = 'delivered' WHERE order_id = @p0", id);
            foreach (var line in order.Lines)
            {
                await db.RunAsync("UPDATE stock SET on_hand = on_hand - @p1, held = held - @p1 WHERE sku = @p0", line.Sku, line.Quantity);
                await db.RunAsync("INSERT INTO movement SELECT @p0, sku, @p2, on_hand, @p3, @p4 FROM stock WHERE sku = @p1", LimitProgram.NewId(),
                    line.Sku, -line.Quantity, id, LimitProgram.Now());
            }
            await db.RunAsync("DELETE FROM hold WHERE order_id = @p0", id);
            await MoveAsync(db, order, "shipped", null, "inTransit");
            await LimitMail.WriteAsync(db, order, "shipped");
            await MoveAsync(db, order, "delivered", null, "delivered");
            await LimitMail.WriteAsync(db, order, "delivered");
        });
    }

    /// <summary>What is null stays as it is.</summary>
    private static async Task MoveAsync(Session db, OrderResponse order, string? status, string? payment, string? fulfilment)
    {
        var now = LimitProgram.Now();
        await db.RunAsync("""
            UPDATE orders SET status = COALESCE(@p1, status), payment_status = COALESCE(@p2, payment_status),
                fulfilment_status = COALESCE(@p3, fulfilment_status), updated_at = @p4, version = version + 1 WHERE id = @p0
            """, order.Id, status, payment, fulfilment, now);
        var what = $"{status} {payment} {fulfilment}";
        await db.RunAsync("INSERT INTO timeline SELECT id, version, @p1, @p2 FROM orders WHERE id = @p0", order.Id, what, now);
        await db.RunAsync("INSERT INTO outbox VALUES (@p0, @p1, @p2, @p3, NULL)", LimitProgram.NewId(), what, order.Id, now);
    }

    private async Task StepAsync(Func<Session, Task> step) => await database.WriteAsync(async db =>
    {
        await step(db);
        return db;
    });
}

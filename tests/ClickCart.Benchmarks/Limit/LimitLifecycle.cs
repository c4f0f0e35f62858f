using System.Threading.Channels;

namespace ClickCart.Benchmarks.Limit;

/// <summary>
/// Takes an accepted order to the doorstep in the steps that must be durable, one commit each: what is about to be asked of the outside world is
/// stored before it is asked (so that a crash does not charge or ship twice), and so is what it answered and every webhook. Twelve commits.
/// </summary>
internal sealed class LimitLifecycle(LimitDatabase database)
{
    private const int Workers = 4;
    private readonly Channel<OrderResponse> _orders = Channel.CreateUnbounded<OrderResponse>();

    public void Take(OrderResponse order) => _orders.Writer.TryWrite(order);

    public Task RunAsync(CancellationToken stop) => Task.WhenAll(Enumerable.Range(0, Workers).Select(async _ =>
    {
        try
        {
            await foreach (var order in _orders.Reader.ReadAllAsync(stop)) await DeliverAsync(order);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Measured and done.
        }
    }));

    private async Task DeliverAsync(OrderResponse order)
    {
        var id = order.Id;
        await StepAsync(db => db.RunAsync("INSERT INTO payment VALUES (@p0, @p1, 'asking', @p2)", id, NewId(), order.Total.Amount));
        await StepAsync(async db =>
        {
            await db.RunAsync("UPDATE payment SET state = 'authorized' WHERE order_id = @p0", id);
            await MoveAsync(db, id, 2, "confirmed", "authorized", "unfulfilled");
        });
        await WebhookAsync("payment_intent.amount_capturable_updated", id);
        await StepAsync(db => db.RunAsync("INSERT INTO shipment VALUES (@p0, @p1, 'buying', NULL)", id, NewId()));
        await StepAsync(async db =>
        {
            await db.RunAsync("UPDATE shipment SET state = 'labelled', tracking_code = @p1 WHERE order_id = @p0", id, "94" + id);
            await MoveAsync(db, id, 3, "confirmed", "authorized", "labelled");
        });
        await StepAsync(db => db.RunAsync("UPDATE payment SET state = 'capturing' WHERE order_id = @p0", id));
        await StepAsync(async db =>
        {
            await db.RunAsync("UPDATE payment SET state = 'captured' WHERE order_id = @p0", id);
            await MoveAsync(db, id, 4, "confirmed", "captured", "labelled");
        });
        await WebhookAsync("payment_intent.succeeded", id);
        await WebhookAsync("tracker.updated in_transit", id);
        await StepAsync(async db =>
        {
            await db.RunAsync("UPDATE shipment SET state = 'inTransit' WHERE order_id = @p0", id);
            foreach (var line in order.Lines)
            {
                await db.RunAsync("UPDATE stock SET on_hand = on_hand - @p1, held = held - @p1 WHERE sku = @p0", line.Sku, line.Quantity);
                await db.RunAsync("INSERT INTO movement SELECT @p0, sku, @p2, on_hand, @p3, @p4 FROM stock WHERE sku = @p1", NewId(), line.Sku, -line.Quantity,
                    id, LimitProgram.Now());
            }
            await db.RunAsync("DELETE FROM hold WHERE order_id = @p0", id);
            await MoveAsync(db, id, 5, "shipped", "captured", "inTransit");
        });
        await WebhookAsync("tracker.updated delivered", id);
        await StepAsync(async db =>
        {
            await db.RunAsync("UPDATE shipment SET state = 'delivered' WHERE order_id = @p0", id);
            await MoveAsync(db, id, 6, "delivered", "captured", "delivered");
        });
    }

    private static async Task MoveAsync(Session db, string id, int version, string status, string payment, string fulfilment)
    {
        var now = LimitProgram.Now();
        await db.RunAsync("UPDATE orders SET status = @p1, payment_status = @p2, fulfilment_status = @p3, updated_at = @p4, version = @p5 WHERE id = @p0", id,
            status, payment, fulfilment, now, version);
        await db.RunAsync("INSERT INTO timeline VALUES (@p0, @p1, @p2, @p3)", id, version, $"{status}, {payment}, {fulfilment}", now);
        await db.RunAsync("INSERT INTO outbox VALUES (@p0, @p1, @p2, @p3, NULL)", NewId(), status, id, now);
    }

    private Task WebhookAsync(string type, string id) => StepAsync(db =>
        db.RunAsync("INSERT INTO webhook VALUES (@p0, @p1, @p2)", NewId(), $"{type} {id}", LimitProgram.Now()));

    private async Task StepAsync(Func<Session, Task> step) => await database.WriteAsync(async db =>
    {
        await step(db);
        return db;
    });

    private static string NewId() => Guid.CreateVersion7().ToString();
}

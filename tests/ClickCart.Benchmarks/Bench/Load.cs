using System.Diagnostics;

namespace ClickCart.Benchmarks.Bench;

/// <summary>A closed loop of users against one side. All that a slice causes is in its time and its costs: it ends when its orders were delivered and
/// paid for and the shop has nothing left to do.</summary>
/// <param name="most">Steps that a slice begins, at most.</param>
internal sealed class Load(Side side, ShopWindow shop, int users, int most) : IDisposable
{
    /// <summary>Orders that a user has on the way at the same time, so that waiting for the doorstep does not hold the load back.</summary>
    private const int OnTheWay = 4;

    private readonly Customer _customer = new(side.Shop.Url);
    private int _slices;

    public Side Side => side;

    /// <summary>What is begun within the time is finished, and that counts too.</summary>
    public async Task<Sample> RunAsync(Workload workload, TimeSpan time)
    {
        var seed = _slices++ * 1000;
        var before = await side.ReadAsync();
        var watch = Stopwatch.StartNew();
        var bound = new SliceBound(time, most, TimeProvider.System);
        var parts = await Task.WhenAll(Enumerable.Range(0, users).Select(user => Task.Run(() => UserAsync(workload, new Random(seed + user), bound.Begin))));
        var total = new Sample();
        foreach (var part in parts) total.Add(part);
        var busy = watch.Elapsed;
        if (workload.Buying > 0) busy += await side.QuietAsync();
        total.Seconds = busy.TotalSeconds;
        total.Work = (await side.ReadAsync()).Since(before);
        return total;
    }

    /// <summary>How many are left of what was raced for.</summary>
    public Task<int> LeftAsync(string sku) => _customer.AvailableAsync(sku);

    public void Dispose() => _customer.Dispose();

    private async Task<Sample> UserAsync(Workload workload, Random random, Func<bool> more)
    {
        var (sample, purchases) = (new Sample(), new Queue<Purchase>());
        async Task ReceiveAsync()
        {
            var purchase = purchases.Dequeue();
            await _customer.ReceiveAsync(purchase);
            if (!workload.ToTheDoor) return;
            sample.Milliseconds.Add(Stopwatch.GetElapsedTime(purchase.Began).TotalMilliseconds);
            sample.Count++;
        }
        async Task<bool> StepAsync()
        {
            var began = Stopwatch.GetTimestamp();
            if (random.NextDouble() >= workload.Buying)
            {
                await _customer.LookAsync(workload.Page!(random, shop));
                sample.Milliseconds.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                sample.Count++;
                return true;
            }
            var purchase = workload.HotItem is { } sku ? await _customer.BuyAsync((sku, 1))
                : await _customer.BuyAsync((random.Of(shop.Skus), 1), (random.Of(shop.Skus), 2));
            if (purchase is null) return false;
            purchases.Enqueue(purchase);
            if (workload.ToTheDoor)
            {
                if (purchases.Count >= OnTheWay) await ReceiveAsync();
                return true;
            }
            // Beside browsing, which is what is measured then, a purchase is only one more step.
            if (workload.Page is null) sample.Milliseconds.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            sample.Count++;
            return true;
        }
        while (more())
            if (!await TriedAsync(sample, StepAsync)) break;
        while (purchases.Count > 0)
            await TriedAsync(sample, async () =>
            {
                await ReceiveAsync();
                return true;
            });
        return sample;
    }

    private static async Task<bool> TriedAsync(Sample sample, Func<Task<bool>> step)
    {
        try
        {
            return await step();
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or UnexpectedResponse)
        {
            sample.Failed(e.Message);
            return true;
        }
    }
}

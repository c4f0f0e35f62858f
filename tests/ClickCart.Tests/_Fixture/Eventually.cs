using System.Data.Common;
using System.Diagnostics;

namespace ClickCart.Tests;

/// <summary>Polls with a deadline: what happens in the background is waited for, never slept for.</summary>
public static class Eventually
{
    /// <summary>
    /// How long anything is waited for before the test fails. Who passes never waits that long, so it is far beyond what a machine needs that runs all
    /// assemblies side by side and stands still for half a minute now and then.
    /// </summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public static async Task TrueAsync(Func<Task<bool>> condition, string what) =>
        await GetAsync(async () => await condition() ? new object() : null, what);

    /// <summary>The first answer that is not null.</summary>
    public static async Task<T> GetAsync<T>(Func<Task<T?>> read, string what) where T : class
    {
        var watch = Stopwatch.StartNew();
        Exception? last = null;
        var pause = 25;
        do
        {
            try
            {
                if (await read() is { } found) return found;
            }
            catch (Exception e) when (e is ShouldAssertException or HttpRequestException or DbException)
            {
                last = e;
            }
            await Task.Delay(pause, TestContext.Current.CancellationToken);
            // What takes longer is looked at less often: a look costs as much as any other request.
            pause = Math.Min(pause + 25, 150);
        } while (watch.Elapsed < Patience);
        throw new TimeoutException($"It never came true that {what}.", last);
    }
}

using System.Diagnostics;

namespace ClickCart.Tests;

/// <summary>Polls with a deadline: what happens in the background is waited for, never slept for.</summary>
public static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task TrueAsync(Func<Task<bool>> condition, string what, TimeSpan? atMost = null) =>
        await GetAsync(async () => await condition() ? new object() : null, what, atMost);

    /// <summary>The first answer that is not null.</summary>
    public static async Task<T> GetAsync<T>(Func<Task<T?>> read, string what, TimeSpan? atMost = null) where T : class
    {
        var watch = Stopwatch.StartNew();
        Exception? last = null;
        do
        {
            try
            {
                if (await read() is { } found) return found;
            }
            catch (Exception e) when (e is ShouldAssertException or HttpRequestException)
            {
                last = e;
            }
            await Task.Delay(50, TestContext.Current.CancellationToken);
        } while (watch.Elapsed < (atMost ?? Patience));
        throw new TimeoutException($"It never came true that {what}.", last);
    }
}

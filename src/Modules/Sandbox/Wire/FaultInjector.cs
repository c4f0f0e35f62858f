namespace ClickCart.Sandbox.Wire;

/// <summary>Adds latency and injects faults between the shop and a provider's protocol.</summary>
internal sealed class FaultInjector(FaultBoard faults, SandboxSettings settings, TimeProvider clock)
{
    private static readonly TimeSpan LongestHang = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Slowness = TimeSpan.FromSeconds(5);

    /// <summary>Carries one call: <paramref name="work"/> does it, unless the injected fault prevents it.</summary>
    public async Task RunAsync(HttpContext http, FaultTarget target, Func<Fault?, Task<WireResponse>> work)
    {
        try
        {
            await WaitAsync(settings.Latency, http.RequestAborted);
            var fault = faults.Take(target, http.Request.Method, http.Request.Path);
            if (fault?.Kind == FaultKind.TimeoutBeforeEffect)
            {
                await HangAsync(http, fault);
                return;
            }

            var answer = await work(fault);
            if (fault?.Kind == FaultKind.TimeoutAfterEffect) await HangAsync(http, fault);
            else await answer.WriteAsync(http, cut: fault?.Kind == FaultKind.CutBody);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The caller gave up; whatever took effect stays.
        }
    }

    /// <summary>After the effect: a slow answer takes its time, as long as the caller waits for it.</summary>
    public Task DelayAsync(HttpContext http, Fault? fault) =>
        fault?.Kind == FaultKind.Slow ? WaitAsync(fault.DelayMs is { } ms ? TimeSpan.FromMilliseconds(ms) : Slowness, http.RequestAborted) : Task.CompletedTask;

    /// <summary>Says nothing until the caller gives up, or until the fault's delay is over, and then drops the connection.</summary>
    private async Task HangAsync(HttpContext http, Fault fault)
    {
        await WaitAsync(fault.DelayMs is { } ms ? TimeSpan.FromMilliseconds(ms) : LongestHang, http.RequestAborted);
        http.Abort();
    }

    private Task WaitAsync(TimeSpan time, CancellationToken ct) => time > TimeSpan.Zero ? Task.Delay(time, clock, ct) : Task.CompletedTask;
}

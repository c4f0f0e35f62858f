using ClickCart.Platform.Jobs;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace ClickCart.Tests.Platform;

/// <summary>The platform with the probe module alone, and notes that a test keeps hold of.</summary>
internal static class Probe
{
    /// <summary>Starts a process with nothing in it but Platform and the probe.</summary>
    internal static async Task<WebApplication> StartAsync(Dictionary<string, string?> database, ProbeNotes notes)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.Configuration.AddInMemoryCollection(database);
        builder.Configuration.AddInMemoryCollection([new("Shutdown:DelaySeconds", "0")]);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(notes);
        builder.AddPlatform().AddWeb().AddModule<ProbeModule>();
        var app = builder.Build();
        await using (var scope = app.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<ProbeDbContext>().Database.EnsureCreatedAsync();
        await app.StartAsync();
        return app;
    }
}

/// <summary>What the probe shall do, and what it did.</summary>
internal sealed class ProbeNotes
{
    public Func<string, Task<Result>> Work { get; init; } = _ => Task.FromResult(Result.Success);
    public Func<Task> Tick { get; init; } = () => Task.CompletedTask;

    /// <summary>Jobs that ran, by name.</summary>
    public System.Collections.Concurrent.ConcurrentQueue<string> Done { get; } = new();

    /// <summary>What was told of recurring jobs.</summary>
    public System.Collections.Concurrent.ConcurrentQueue<RecurringJobFailed> Failures { get; } = new();

    public int Ticks;
}

[EventName("probe.work.v1")]
internal sealed record Work(string Name) : IJob
{
    string IJob.DisplayName => $"Do {Name}";
}

internal sealed class DoWork(ProbeNotes notes) : IJobHandler<Work>
{
    public async Task<Result> HandleAsync(Work job, CancellationToken ct)
    {
        var result = await notes.Work(job.Name);
        if (result.Succeeded) notes.Done.Enqueue(job.Name);
        return result;
    }
}

internal sealed class HearOfFailures(ProbeNotes notes) : IEventHandler<RecurringJobFailed>
{
    public Task<Result> HandleAsync(RecurringJobFailed message, CancellationToken ct)
    {
        notes.Failures.Enqueue(message);
        return Task.FromResult(Result.Success);
    }
}

internal sealed class KeepTicking(ProbeNotes notes) : IRecurringJob
{
    public static string Name => "Keep ticking";

    public static TimeSpan Every => TimeSpan.FromSeconds(1);

    public async Task<Result> RunAsync(CancellationToken ct)
    {
        await notes.Tick();
        Interlocked.Increment(ref notes.Ticks);
        return Result.Success;
    }
}

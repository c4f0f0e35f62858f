using ClickCart.Kernel;
using ClickCart.Platform;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
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

/// <summary>What the probe is told to do, and what it did.</summary>
internal sealed class ProbeNotes
{
    public TimeSpan Every { get; init; } = TimeSpan.FromHours(1);
    public Func<string, Task<Result>> Work { get; init; } = _ => Task.FromResult(Result.Success);
    public Func<Task> Tick { get; init; } = () => Task.CompletedTask;
    public System.Collections.Concurrent.ConcurrentQueue<string> Done { get; } = new();
}

[EventName("probe.work.v1")]
internal sealed record Work(string Name) : IRequest<Result>;

internal static class DoWork
{
    internal sealed class Door : Job<Work>;

    internal sealed class Handler(ProbeNotes notes) : IRequestHandler<Work, Result>
    {
        public async Task<Result> Handle(Work request, CancellationToken cancellationToken)
        {
            var result = await notes.Work(request.Name);
            notes.Done.Enqueue(request.Name);
            return result;
        }
    }
}

internal static class KeepTicking
{
    public sealed record Request : IRequest<Result>;

    internal sealed class Door(ProbeNotes notes) : Schedule
    {
        public override TimeSpan Every => notes.Every;

        public override IRequest<Result> Translate() => new Request();
    }

    internal sealed class Handler(ProbeNotes notes) : IRequestHandler<Request, Result>
    {
        public async Task<Result> Handle(Request request, CancellationToken cancellationToken)
        {
            await notes.Tick();
            notes.Done.Enqueue("tick");
            return Result.Success;
        }
    }
}

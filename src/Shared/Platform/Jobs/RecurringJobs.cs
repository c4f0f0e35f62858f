using System.Collections.Concurrent;
using ClickCart.Platform.Data;
using ClickCart.Platform.Messaging;
using Hangfire;
using Hangfire.Common;
using Hangfire.Storage;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace ClickCart.Platform.Jobs;

/// <summary>A recurring job, and the request that takes it through the pipeline.</summary>
internal sealed record RecurringRoute(string Name, TimeSpan Every, IRequest<Kernel.Result> Request)
{
    public static RecurringRoute Of<TJob>() where TJob : IRecurringJob => new(TJob.Name, TJob.Every, new Delivery<TJob, RecurringRun>(default));
}

/// <summary>The last and next run of a recurring job; null where there is none.</summary>
public sealed record RecurringTimes(DateTimeOffset? Last, DateTimeOffset? Next);

/// <summary>The recurring jobs of all modules, by the names that people read.</summary>
public sealed class RecurringJobs
{
    private readonly ConcurrentDictionary<string, bool> _running = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RecurringRoute> _routes;
    private readonly IServiceScopeFactory _scopes;
    private readonly IRecurringJobManager _manager;
    private readonly JobStorage _storage;
    private readonly IDatabase _database;

    internal RecurringJobs(
        IEnumerable<RecurringRoute> routes, IServiceScopeFactory scopes, IRecurringJobManager manager, JobStorage storage, IDatabase database) =>
        (_routes, _scopes, _manager, _storage, _database) = (routes.ToDictionary(r => r.Name, StringComparer.Ordinal), scopes, manager, storage, database);

    /// <summary>How often each runs.</summary>
    public IEnumerable<(string Name, TimeSpan Every)> All => _routes.Values.Select(r => (r.Name, r.Every));

    /// <summary>When each ran last and runs next, in the whole cluster.</summary>
    public IReadOnlyDictionary<string, RecurringTimes> Times()
    {
        using var connection = _storage.GetConnection();
        return connection.GetRecurringJobs()
            .ToDictionary(j => j.Id, j => new RecurringTimes(Utc(j.LastExecution), Utc(j.NextExecution)), StringComparer.Ordinal);

        static DateTimeOffset? Utc(DateTime? time) => time is { } at ? new(DateTime.SpecifyKind(at, DateTimeKind.Utc)) : null;
    }

    /// <summary>What is stored becomes what the slices say. A run that was missed because nobody was up is left out: the next one does its work.</summary>
    internal void Register()
    {
        foreach (var (name, every) in All)
            _manager.AddOrUpdate(name, Job.FromExpression<JobRunner>(runner => runner.RunRecurringAsync(name, null!)),
                Cron(every), new() { MisfireHandling = MisfireHandlingMode.Ignorable });
        using var connection = _storage.GetConnection();
        foreach (var vanished in connection.GetRecurringJobs().Where(j => !_routes.ContainsKey(j.Id))) _manager.RemoveIfExists(vanished.Id);
    }

    /// <summary>Runs it once, never beside itself.</summary>
    /// <returns>Why it was not run, or null.</returns>
    internal async Task<string?> RunAsync(string name)
    {
        if (!_routes.TryGetValue(name, out var route)) return "This version has no such recurring job.";
        if (!_running.TryAdd(name, true)) return "An earlier run is still at work.";
        try
        {
            // Held by a connection, so that it ends with its node.
            await using var held = _database.IsShared ? await _database.TryLockAsync($"recurring {name}", shared: false, CancellationToken.None) : null;
            if (held is null && _database.IsShared) return "An earlier run is still at work on another node.";
            await using var scope = _scopes.CreateAsyncScope();
            var result = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(route.Request);
            return result.Error is { } error ? throw new JobTryFailedException($"{error.Type}: {error.Detail}", null) : null;
        }
        finally
        {
            _running.TryRemove(name, out _);
        }
    }

    /// <summary>Hangfire knows no intervals but cron: the shortest even rhythm that is not faster than asked for. 25 s becomes every 30 s.</summary>
    internal static string Cron(TimeSpan every) => every switch
    {
        { TotalSeconds: <= 30 } => $"*/{Step(every.TotalSeconds, 60)} * * * * *",
        { TotalMinutes: <= 30 } => $"*/{Step(every.TotalMinutes, 60)} * * * *",
        { TotalHours: <= 12 } => $"0 */{Step(every.TotalHours, 24)} * * *",
        _ => $"0 0 */{Math.Clamp((int)Math.Ceiling(every.TotalDays), 1, 31)} * *",
    };

    private static int Step(double atLeast, int whole) => Enumerable.Range(1, whole).First(step => whole % step == 0 && step >= atLeast);
}

namespace ClickCart.Platform.Messaging;

/// <summary>What must hold of every module's outbox and inbox.</summary>
internal sealed class MessageInvariants(IServiceProvider services, ModuleCatalog modules, TimeProvider clock) : IInvariants
{
    /// <summary>Longer than all tries of a delivery together.</summary>
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(60);

    public IEnumerable<Invariant> All =>
    [
        new(
            "14 messages arrive",
            "No message or job waits longer than its tries take, counted anew when a person runs it again, and none is a dead letter.",
            ct => EachAsync(db => db.Outbox
                .Where(m =>
                    m.DoneAt == null
                    && (m.DeadAt != null || (m.CreatedAt < clock.GetUtcNow() - Bound
                        && !db.Set<WorkDecision>().Any(d => d.WorkId == m.Id && d.At >= clock.GetUtcNow() - Bound))))
                .OrderBy(m => m.Id)
                .Select(m => $"{m.Name} {m.MessageId} for {m.Subscriber}, try {m.Failures}: {m.LastError ?? "waiting"}"), ct)),
        new(
            "14 one effect per message",
            "No delivery is done twice: each done event of a module that listens has its inbox row, unless a person dropped it and the audit says so.",
            ct => EachAsync(db => db.Outbox
                .Where(m => m.DoneAt != null && m.Kind == MessageKind.Event && m.Subscriber.StartsWith(db.Schema + ".")
                    && !db.Set<InboxEntry>().Any(i => i.MessageId == m.MessageId && i.Subscriber == m.Subscriber)
                    && !db.Set<WorkDecision>().Any(d => d.WorkId == m.Id && d.Verdict == WorkVerdict.Drop))
                .OrderBy(m => m.Id)
                .Select(m => $"{m.Name} {m.MessageId} for {m.Subscriber} is done without a trace in the inbox"), ct)),
    ];

    private async Task<IReadOnlyList<string>> EachAsync(Func<ModuleDbContext, IQueryable<string>> offenders, CancellationToken ct)
    {
        var found = new List<string>();
        foreach (var module in modules.WithDatabase)
            found.AddRange(await offenders(services.GetRequiredKeyedService<ModuleDbContext>(module.Name)).Take(20).ToListAsync(ct));
        return found;
    }
}

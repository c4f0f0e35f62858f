using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace ClickCart.Platform.Messaging;

/// <summary>A module's outbox, as its handlers use it: what is added commits with the change that caused it.</summary>
public static class OutboxExtensions
{
    extension(ModuleDbContext db)
    {
        public DbSet<OutboxMessage> Outbox => db.Set<OutboxMessage>();
        public DbSet<InboxEntry> Inbox => db.Set<InboxEntry>();
        public DbSet<WorkDecision> WorkDecisions => db.Set<WorkDecision>();

        /// <summary>
        /// Publishes an event to the other modules: adds one outbox row per subscriber. Nothing leaves before the commit, nothing is lost after it.
        /// </summary>
        public void Publish(IIntegrationEvent message)
        {
            var (id, routes) = (db.GetService<IIds>().New(), db.GetService<MessageRoutes>().For(message));
            foreach (var route in routes) db.Leave(MessageKind.Event, id, message, route);
            if (routes.Count == 0) db.Leave(MessageKind.Event, id, message, null);
        }

        /// <summary>Leaves retryable work for the job engine, which runs it soon after the commit.</summary>
        /// <param name="job">A job that a slice of this module does.</param>
        public void Enqueue(IJob job)
        {
            var route = db.GetService<MessageRoutes>().For(job);
            if (!route.Subscriber.StartsWith(db.Schema + '.', StringComparison.Ordinal))
                throw new InvalidOperationException($"{route.Name} lies outside {db.Schema}, whose commit would mark it done: move its record there.");
            db.Leave(MessageKind.Job, db.GetService<IIds>().New(), job, route);
        }

        /// <summary>Why a job equal to this one failed; null unless its last try failed and it waits for the next, or for a person.</summary>
        /// <param name="what">What could not be done: a sentence without its full stop.</param>
        /// <param name="job">Looked for by its subject, its name and what it carries.</param>
        /// <param name="ct">Ends the query.</param>
        public async Task<JobFailure?> FindFailureAsync(string what, IJob job, CancellationToken ct)
        {
            var failed = await db.EqualTo(job).Where(m => m.LastError != null && m.DoneAt == null).OrderByDescending(m => m.CreatedAt).FirstOrDefaultAsync(ct);
            return failed is null ? null : new(db.Schema, failed.Id, what, failed.Reason!, failed.Failures, failed.DueAt);
        }

        /// <summary>
        /// Makes sure that a job is being done: enqueues it, unless an equal one is open; gives one that is dead another try; leaves one that a person has
        /// dropped. For recurring jobs that look after what is stuck.
        /// </summary>
        public async Task EnsureEnqueuedAsync(IJob job, CancellationToken ct)
        {
            var last = await db.EqualTo(job).OrderByDescending(m => m.CreatedAt).FirstOrDefaultAsync(ct);
            if (last is null or { DoneAt: not null, DeadAt: null }) db.Enqueue(job);
            if (last is { DoneAt: null, DeadAt: not null })
                db.Report(last, row => (row.DueAt, row.DeadAt) = (db.GetService<TimeProvider>().GetUtcNow(), null));
        }

        /// <summary>The jobs about something, newest first; those that are done are kept for a week.</summary>
        public async Task<IReadOnlyList<BackgroundJob>> JobsAboutAsync(Guid subject, CancellationToken ct)
        {
            var (routes, now) = (db.GetService<MessageRoutes>(), db.GetService<TimeProvider>().GetUtcNow());
            var jobs = await db.Outbox.AsNoTracking()
                .Where(m => m.Kind == MessageKind.Job && m.Subject == subject).OrderByDescending(m => m.CreatedAt).Take(20).ToListAsync(ct);
            return jobs.ConvertAll(m => new BackgroundJob(
                db.Schema, m.Id, m.JobId, routes.DisplayName(m),
                JsonNamingPolicy.CamelCase.ConvertName(WorkStates.Of(m, now).ToString()), m.Failures, m.CreatedAt));
        }

        /// <summary>What jobs are about that are dead, or have failed for <paramref name="patience"/> and are tried on; at most a thousand.</summary>
        public async Task<IReadOnlyList<Guid>> SubjectsOfFailingJobsAsync(TimeSpan patience, CancellationToken ct)
        {
            var before = db.GetService<TimeProvider>().GetUtcNow() - patience;
            return await db.Outbox.AsNoTracking()
                .Where(m => (m.DeadAt != null && m.DoneAt == null) || (m.DueAt != null && m.Failures > 0 && m.CreatedAt < before))
                .Where(m => m.Kind == MessageKind.Job && m.Subject != null).Select(m => m.Subject!.Value).Distinct()
                .OrderBy(id => id).Take(1000).ToListAsync(ct);
        }

        private IQueryable<OutboxMessage> EqualTo(IJob job)
        {
            var (route, payload) = (db.GetService<MessageRoutes>().For(job), PayloadOf(job));
            var subject = route.SubjectOf(job);
            return db.Outbox.AsNoTracking().Where(m => m.Kind == MessageKind.Job && m.Subject == subject && m.Name == route.Name && m.Payload == payload);
        }

        private void Leave(MessageKind kind, Guid messageId, object message, MessageRoute? route)
        {
            var now = db.GetService<TimeProvider>().GetUtcNow();
            var leased = route is not null && db.GetService<OutboxDispatcher>().Takes(db.Schema);
            db.Outbox.Add(new()
            {
                Id = db.GetService<IIds>().New(),
                MessageId = messageId,
                Kind = kind,
                Name = ModuleCatalog.NameOf(message.GetType()),
                Subscriber = route?.Subscriber ?? "-",
                Subject = route?.SubjectOf(message),
                Payload = PayloadOf(message),
                Trace = Activity.Current?.Id,
                CreatedAt = now,
                DueAt = route is null ? null : leased ? now + OutboxLease.Time : now,
                DoneAt = route is null ? now : null,
                IsLeased = leased,
            });
        }

        /// <summary>What a delivery leaves in the commit of its work: an event its inbox row, a job its done mark.</summary>
        internal void Complete(OutboxMessage delivered, DateTimeOffset now)
        {
            if (delivered.Kind is MessageKind.Event) db.Inbox.Add(new() { MessageId = delivered.MessageId, Subscriber = delivered.Subscriber, At = now });
            else db.Report(delivered, row => (row.DoneAt, row.DueAt, row.LastError) = (now, null, null));
        }

        /// <summary>Changes a row with the next save, which is refused when the row has been leased again since it was read.</summary>
        internal OutboxMessage Report(OutboxMessage seen, Action<OutboxMessage> change)
        {
            var row = db.Outbox.Attach(seen.Copy());
            change(row.Entity);
            row.Entity.Attempts++;
            // Whoever began a job learned its id from the store, not from the row.
            row.Property(m => m.JobId).IsModified = true;
            return row.Entity;
        }

        /// <summary>Leases up to <paramref name="limit"/> due rows, past those that another node is leasing.</summary>
        internal async Task<List<OutboxMessage>> LeaseDueAsync(DateTimeOffset now, int limit, CancellationToken ct)
        {
            // SQLite keeps times as microseconds, and has no schemas. A schema is the module's name, never input; every value is a parameter.
            var (sqlite, server) = (db.Database.IsSqlite(), db.Database.IsSqlServer());
            var (table, skip) = sqlite ? ("outbox", "") : ($"{db.Schema}.outbox", " FOR UPDATE SKIP LOCKED");
            var sql = server
                ? $$"""
                    WITH due AS (SELECT TOP ({2}) * FROM {{table}} WITH (UPDLOCK, READPAST, ROWLOCK) WHERE due_at <= {1} ORDER BY due_at)
                    UPDATE due SET due_at = {0}, attempts = attempts + 1 OUTPUT inserted.*
                    """
                : $$"""
                    UPDATE {{table}} SET due_at = {0}, attempts = attempts + 1
                    WHERE id IN (SELECT id FROM {{table}} WHERE due_at <= {1} ORDER BY due_at LIMIT {2}{{skip}}) RETURNING *
                    """;
            object Stored(DateTimeOffset time) => sqlite ? UnixMicroseconds.From(time) : time;
            using var turn = await db.WriteTurnAsync(ct);
            return await db.Outbox
                .FromSql(FormattableStringFactory.Create(sql, Stored(now + OutboxLease.Time), Stored(now), limit)).AsNoTracking().ToListAsync(ct);
        }
    }

    private static string PayloadOf(object message) => JsonSerializer.Serialize(message, message.GetType(), MessageRoutes.Json);
}

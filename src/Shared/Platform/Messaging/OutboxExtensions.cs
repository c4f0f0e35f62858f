using System.Diagnostics;
using System.Text.Json;
using ClickCart.Kernel;
using ClickCart.Platform.Data;
using Microsoft.EntityFrameworkCore;
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
            var (name, payload, id) = (ModuleCatalog.NameOf(message.GetType()), PayloadOf(message), db.GetService<IIds>().New());
            var routes = db.GetService<MessageRoutes>().For(name, message);
            foreach (var route in routes) Add(db, MessageKind.Event, id, name, route.Subscriber, route.SubjectOf(message), payload);
            if (routes.Count == 0) Add(db, MessageKind.Event, id, name, "-", null, payload);
        }

        /// <summary>Leaves retryable work for the job engine, which runs it soon after the commit.</summary>
        /// <param name="job">A job that a slice of this module does.</param>
        public void Enqueue(IJob job)
        {
            var name = ModuleCatalog.NameOf(job.GetType());
            var route = db.GetService<MessageRoutes>().For(name);
            Add(db, MessageKind.Job, db.GetService<IIds>().New(), name, route.Subscriber, route.SubjectOf(job), PayloadOf(job));
        }

        /// <summary>Why a job equal to this one failed; null unless its last try failed and it waits for the next, or for a person.</summary>
        /// <param name="what">What could not be done: a sentence without its full stop.</param>
        /// <param name="job">Looked for by its subject, its name and what it carries.</param>
        /// <param name="ct">Ends the query.</param>
        public async Task<JobFailure?> FindFailureAsync(string what, IJob job, CancellationToken ct)
        {
            var failed = await db.EqualTo(job).Where(m => m.LastError != null && m.DoneAt == null).OrderByDescending(m => m.CreatedAt).FirstOrDefaultAsync(ct);
            return failed is null ? null : new(db.Schema, failed.Id, what, failed.LastError!.Split('\n')[0].TrimEnd(), failed.Failures, failed.DueAt);
        }

        /// <summary>
        /// Makes sure that a job is being done: enqueues it, unless an equal one is open; gives one that is dead another try; leaves one that a person has
        /// dropped. For recurring jobs that look after what is stuck.
        /// </summary>
        public async Task EnsureEnqueuedAsync(IJob job, CancellationToken ct)
        {
            var last = await db.EqualTo(job).OrderByDescending(m => m.CreatedAt).FirstOrDefaultAsync(ct);
            if (last is null or { DoneAt: not null, DeadAt: null }) db.Enqueue(job);
            if (last is not { DoneAt: null, DeadAt: not null }) return;
            DateTimeOffset? now = db.GetService<TimeProvider>().GetUtcNow();
            using var turn = await db.WriteTurnAsync(ct);
            await db.Outbox.Where(m => m.Id == last.Id && m.Attempts == last.Attempts && m.DoneAt == null).ExecuteUpdateAsync(set => set
                .SetProperty(m => m.DueAt, now).SetProperty(m => m.DeadAt, (DateTimeOffset?)null).SetProperty(m => m.Attempts, last.Attempts + 1), ct);
        }

        /// <summary>The jobs about something, newest first; those that are done are kept for a week.</summary>
        public async Task<IReadOnlyList<BackgroundJob>> JobsAboutAsync(Guid subject, CancellationToken ct)
        {
            var (routes, now) = (db.GetService<MessageRoutes>(), db.GetService<TimeProvider>().GetUtcNow());
            var jobs = await db.Outbox.AsNoTracking()
                .Where(m => m.Kind == MessageKind.Job && m.Subject == subject)
                .OrderByDescending(m => m.CreatedAt)
                .Take(20)
                .ToListAsync(ct);
            return jobs.ConvertAll(m => new BackgroundJob(
                db.Schema, m.Id, m.JobId, routes.DisplayName(m),
                JsonNamingPolicy.CamelCase.ConvertName(WorkStates.Of(m, now).ToString()), m.Failures, m.CreatedAt));
        }

        private IQueryable<OutboxMessage> EqualTo(IJob job)
        {
            var (name, payload) = (ModuleCatalog.NameOf(job.GetType()), PayloadOf(job));
            var subject = db.GetService<MessageRoutes>().For(name).SubjectOf(job);
            return db.Outbox.AsNoTracking().Where(m => m.Kind == MessageKind.Job && m.Subject == subject && m.Name == name && m.Payload == payload);
        }

        /// <summary>The job's row is done as of the next save, which is refused when the row has been leased again.</summary>
        internal void MarkDone(OutboxMessage job, DateTimeOffset now)
        {
            var row = db.Outbox.Attach(job.Copy());
            (row.Entity.Attempts, row.Entity.DoneAt, row.Entity.DueAt, row.Entity.LastError) = (job.Attempts + 1, now, null, null);
            row.Property(m => m.DueAt).IsModified = row.Property(m => m.LastError).IsModified = true;
            if (job.JobId is not null) row.Property(m => m.JobId).IsModified = true;
        }
    }

    private static string PayloadOf(object message) => JsonSerializer.Serialize(message, message.GetType(), MessageRoutes.Json);

    private static void Add(ModuleDbContext db, MessageKind kind, Guid messageId, string name, string subscriber, Guid? subject, string payload)
    {
        var now = db.GetService<TimeProvider>().GetUtcNow();
        var nobody = subscriber == "-";
        var leased = !nobody && db.GetService<OutboxDispatcher>().Takes(db.Schema);
        db.Outbox.Add(new()
        {
            Id = db.GetService<IIds>().New(),
            MessageId = messageId,
            Kind = kind,
            Name = name,
            Subscriber = subscriber,
            Subject = subject,
            Payload = payload,
            Trace = Activity.Current?.Id,
            CreatedAt = now,
            DueAt = nobody ? null : leased ? now + OutboxLease.Time : now,
            DoneAt = nobody ? now : null,
            IsLeased = leased,
        });
    }
}

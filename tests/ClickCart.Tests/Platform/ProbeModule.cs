using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ClickCart.Tests.Platform;

/// <summary>A module that exists only to try the platform out: notes that are written, published and worked on.</summary>
public sealed class ProbeModule : IModule
{
    public string Name => "probe";

    public void AddServices(IServiceCollection services, IConfiguration configuration) => services.AddSingleton<ProbeSwitches>().TryAddSingleton<ProbeNotes>();
}

/// <summary>Lets a test make the probe's handlers fail.</summary>
public sealed class ProbeSwitches
{
    public Func<string, int, Result> OnEvent { get; set; } = (_, _) => Result.Success;
    private int _eventRuns;
    private int _jobRuns;
    public int EventRuns => _eventRuns;
    public int JobRuns => _jobRuns;
    public int NextEventRun() => Interlocked.Increment(ref _eventRuns);
    public int NextJobRun() => Interlocked.Increment(ref _jobRuns);
    public Func<int, Result> OnJob { get; set; } = _ => Result.Success;

    private int _presses;
    /// <summary>How often the form of a new note has come.</summary>
    public int Presses => _presses;
    public int NextPress() => Interlocked.Increment(ref _presses);

    /// <summary>Awaited before a note is written.</summary>
    public Func<Task> BeforeWriting { get; set; } = () => Task.CompletedTask;

    /// <summary>Awaited by the job once it has read what it is about to change.</summary>
    public Func<Task> MeanwhileInJob { get; set; } = () => Task.CompletedTask;
}

internal sealed class Note : Aggregate
{
    private Note()
    {
    }

    public Note(Guid id, string text) : base(id) => Text = text;

    public string Text { get; private set; } = "";

    public void Rewrite(string text)
    {
        Text = text;
        Touch();
    }
}

internal sealed class Echo
{
    public Guid Id { get; init; }
    public required string Text { get; init; }
    public required string By { get; init; }
}

internal sealed class ProbeDbContext(DbContextOptions<ProbeDbContext> options) : ModuleDbContext(options, "probe")
{
    public DbSet<Note> Notes => Set<Note>();
    public DbSet<Echo> Echoes => Set<Echo>();

    protected override void Map(ModelBuilder model)
    {
        model.Entity<Note>();
        model.Entity<Echo>();
    }
}

[EventName("probe.note-written.v1")]
internal sealed record NoteWritten(Guid Id, string Text) : IIntegrationEvent;

[EventName("probe.work-on-note.v1")]
internal sealed record WorkOnNote(Guid Id) : IJob
{
    string IJob.DisplayName => $"Work on note {Id}";
}

internal static class WriteNote
{
    public sealed record Request(string? Text) : IRequest<Result<Response>>, IGuestKeyed
    {
        public string GuestScope => "everybody";
    }

    public sealed record Response(Guid Id, string Text, int Version) : IVersioned;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Probe").MapPost("/notes", (Request request, IMediator mediator, CancellationToken ct) =>
                mediator.Send(request, ct).Created(n => $"/notes/{n.Id}")).RequireAccess(Access.Anyone).Keyed();
            app.Shop().MapGet("/notes/new", (IAntiforgery forgery, HttpContext http) =>
                Results.Content($"""<form method="post"><input name="_csrf" value="{forgery.GetAndStoreTokens(http).RequestToken}"></form>""", "text/html"))
                .RequireAccess(Access.Anyone);
            app.Shop().MapPost("/notes/new", (Form<Request> form, ProbeSwitches switches, IMediator mediator, CancellationToken ct) =>
            {
                switches.NextPress();
                return form.Send(r => mediator.Send(r, ct)).Redirect(n => $"/notes/{n.Id}", "It is written.");
            }).RequireAccess(Access.Anyone).Keyed();
        }
    }

    internal sealed class Handler(ProbeDbContext db, ProbeSwitches switches, IIds ids) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            await switches.BeforeWriting();
            var note = new Note(ids.New(), request.Text ?? "");
            db.Notes.Add(note);
            db.Publish(new NoteWritten(note.Id, note.Text));
            db.Enqueue(new WorkOnNote(note.Id));
            return note.Text == "refuse" ? Error.Conflict("refused", "As asked.") : new Response(note.Id, note.Text, note.Version);
        }
    }
}

internal static class RewriteNote
{
    public sealed record Request(string? Text) : IRequest<Result<WriteNote.Response>>
    {
        [System.Text.Json.Serialization.JsonIgnore] public Guid Id { get; init; }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.Api("Probe").MapPut("/notes/{id:guid}",
            (Guid id, Request request, IfMatch match, IMediator mediator, CancellationToken ct) =>
            mediator.Send(request with { Id = id }, ct).Ok()).RequireAccess(Access.Anyone);
    }

    internal sealed class Handler(ProbeDbContext db, ExpectedVersion expected) : IRequestHandler<Request, Result<WriteNote.Response>>
    {
        public async Task<Result<WriteNote.Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            var note = await db.Notes.SingleAsync(n => n.Id == request.Id, cancellationToken);
            if (expected.Misses(note)) return Error.Stale;
            note.Rewrite(request.Text ?? "");
            note.Rewrite(note.Text + "!");
            return new WriteNote.Response(note.Id, note.Text, note.Version);
        }
    }
}

internal sealed class EchoNote(ProbeDbContext db, IIds ids, ProbeSwitches switches) : IEventHandler<NoteWritten>
{
    public static bool ShouldHandle(NoteWritten message, IServiceProvider _) => message.Text != "secret";

    public Task<Result> HandleAsync(NoteWritten message, CancellationToken ct)
    {
        db.Echoes.Add(new Echo { Id = ids.New(), Text = message.Text, By = nameof(EchoNote) });
        return Task.FromResult(switches.OnEvent(message.Text, switches.NextEventRun()));
    }
}

internal sealed class MirrorNote(ProbeDbContext db, IIds ids) : IEventHandler<NoteWritten>
{
    public static bool ShouldHandle(NoteWritten message, IServiceProvider _) => message.Text is not ("secret" or "private");

    public Task<Result> HandleAsync(NoteWritten message, CancellationToken ct)
    {
        db.Echoes.Add(new Echo { Id = ids.New(), Text = message.Text, By = nameof(MirrorNote) });
        return Task.FromResult(Result.Success);
    }
}

internal sealed class WorkOnNoteSlice(ProbeDbContext db, ProbeSwitches switches) : IJobHandler<WorkOnNote>
{
    public static string Queue => "probes";

    public async Task<Result> HandleAsync(WorkOnNote job, CancellationToken ct)
    {
        var run = switches.NextJobRun();
        if (switches.OnJob(run).Error is { } error) return error;
        var note = await db.Notes.SingleAsync(n => n.Id == job.Id, ct);
        await switches.MeanwhileInJob();
        note.Rewrite("worked on");
        return Result.Success;
    }
}

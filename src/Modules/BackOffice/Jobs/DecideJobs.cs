using ClickCart.BackOffice.BackgroundWork;
using Hangfire;
using Hangfire.States;
using Microsoft.AspNetCore.Antiforgery;

namespace ClickCart.BackOffice.Jobs;

/// <summary>
/// The dashboard's buttons Requeue, Enqueue and Delete: each does to the outbox row behind the job what it says, and leaves an audit row. A job that must
/// not be dropped stays, with the sentence that says why. Stands before the dashboard's own commands, which know nothing of the row.
/// </summary>
internal static class DecideJobs
{
    public sealed record Request(IReadOnlyList<string> JobIds, WorkVerdict Verdict) : IRequest<Result>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            var jobs = app.MapGroup(JobsDashboard.Path).ExcludeFromDescription();
            jobs.MapPost("/jobs/{list}/{verb:regex(^(requeue|enqueue|delete)$)}", (string verb, HttpContext http, IAntiforgery forgery, IMediator m) =>
                AnswerAsync(http, forgery, m, () => new(Named(http.Request), Of(verb)))).RequireAccess(Permissions.DecideWork);
            jobs.MapPost("/jobs/actions/{verb:regex(^(requeue|delete)$)}/{id}", (string verb, string id, HttpContext http, IAntiforgery forgery, IMediator m) =>
                AnswerAsync(http, forgery, m, () => new([id], Of(verb)))).RequireAccess(Permissions.DecideWork);
            // They come back at the next start, and until then holds would not run out and payments not be looked after.
            jobs.MapPost("/recurring/remove", () => Results.UnprocessableEntity()).RequireAccess(Permissions.DecideWork);
        }

        private static IReadOnlyList<string> Named(HttpRequest request) =>
            request.HasFormContentType ? [.. request.Form["jobs[]"].OfType<string>()] : [];

        private static WorkVerdict Of(string verb) => verb == "delete" ? WorkVerdict.Drop : WorkVerdict.RunAgain;

        /// <summary>As the dashboard answers its own pages.</summary>
        private static async Task<IResult> AnswerAsync(HttpContext http, IAntiforgery forgery, IMediator m, Func<Request> asked) =>
            (http.Request.HasFormContentType && await http.TryReadFormAsync() is not null) || !await forgery.IsRequestValidAsync(http) ? Results.StatusCode(403)
            : (await m.Send(asked(), http.RequestAborted)).Succeeded ? Results.NoContent()
            : Results.UnprocessableEntity();
    }

    internal sealed class Handler(WorkQueue queue, JobStorage storage, IBackgroundJobClient client, ICaller caller) : IRequestHandler<Request, Result>
    {
        public async Task<Result> Handle(Request request, CancellationToken cancellationToken)
        {
            var result = Result.Success;
            foreach (var jobId in request.JobIds)
                if (await DecideAsync(jobId, request.Verdict, cancellationToken) is { Succeeded: false } refused) result = refused;
            return result;
        }

        private async Task<Result> DecideAsync(string jobId, WorkVerdict verdict, CancellationToken ct)
        {
            using var connection = storage.GetConnection();
            if (connection.GetJobData(jobId) is not { } found) return Error.NotFound("job");
            var row = found.Job is { } job ? JobsDashboard.RowOf(job) : null;
            var decided = row is var (module, id) ? await queue.DecideAsync(module, id, verdict, "On the dashboard of jobs", ct) : Result.Success;
            var reason = decided.Error is { } refused ? refused.Detail : $"{(verdict is WorkVerdict.Drop ? "Dropped" : "Run again")} by {caller.Actor}";
            IState? state = (decided.Succeeded, verdict) switch
            {
                (true, WorkVerdict.Drop) => new DeletedState { Reason = reason },
                (true, _) => new EnqueuedState { Reason = reason },
                _ => Unchanged(found.State, connection.GetStateData(jobId)?.Data, reason),
            };
            if (state is not null) client.ChangeState(jobId, state, found.State);
            return decided;
        }

        /// <summary>The state that it is in, with the reason why it stays there; null where a job in that state is not the dashboard's to change.</summary>
        private static IState? Unchanged(string state, IDictionary<string, string>? data, string reason) => state switch
        {
            "Failed" => new FailedState(new InvalidOperationException(reason)) { Reason = reason },
            "Scheduled" when data?.TryGetValue("EnqueueAt", out var at) is true =>
                new ScheduledState(Hangfire.Common.JobHelper.DeserializeDateTime(at)) { Reason = reason },
            _ => null,
        };
    }
}

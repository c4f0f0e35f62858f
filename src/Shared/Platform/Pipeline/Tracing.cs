using ClickCart.Platform.Telemetry;

namespace ClickCart.Platform.Pipeline;

/// <summary>Outermost: a span and a timing per request, named after the slice.</summary>
internal sealed class Tracing<TRequest, TResponse>(TimeProvider clock) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : notnull where TResponse : IOutcome<TResponse>
{
    private static readonly string Name = Slice.Of(typeof(TRequest)).Name;

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        using var span = Instruments.Source.StartActivity(Name);
        var started = clock.GetTimestamp();
        try
        {
            var response = await next();
            Record(response.Error?.Type ?? "ok");
            return response;
        }
        catch (Exception e)
        {
            Record(e.GetType().Name);
            throw;
        }

        void Record(string outcome)
        {
            span?.SetTag("outcome", outcome);
            Instruments.RequestSeconds.Record(clock.GetElapsedTime(started).TotalSeconds, new("slice", Name), new("outcome", outcome));
        }
    }
}

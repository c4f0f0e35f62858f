namespace Ardalis.Specification;

/// <summary>States a specification.</summary>
public interface ISpecificationBuilder<T>
{
    /// <summary>The specification being stated.</summary>
    Specification<T> Specification { get; }
}

/// <summary>States a projecting specification.</summary>
public interface ISpecificationBuilder<T, TResult> : ISpecificationBuilder<T>
{
    /// <summary>The specification being stated.</summary>
    new Specification<T, TResult> Specification { get; }
}

/// <summary>A builder after a sort key, ready for the next.</summary>
public interface IOrderedSpecificationBuilder<T> : ISpecificationBuilder<T>;

/// <summary>A projecting builder after a sort key, ready for the next.</summary>
public interface IOrderedSpecificationBuilder<T, TResult> : ISpecificationBuilder<T, TResult>, IOrderedSpecificationBuilder<T>;

/// <summary>A builder after an included navigation, ready for what lies behind it.</summary>
public interface IIncludableSpecificationBuilder<T, out TProperty> : ISpecificationBuilder<T> where T : class;

internal class SpecificationBuilder<T>(Specification<T> specification) : IOrderedSpecificationBuilder<T>
{
    public Specification<T> Specification => specification;
}

internal sealed class SpecificationBuilder<T, TResult>(Specification<T, TResult> specification)
    : SpecificationBuilder<T>(specification), IOrderedSpecificationBuilder<T, TResult>
{
    public new Specification<T, TResult> Specification => specification;
}

internal sealed class IncludableSpecificationBuilder<T, TProperty>(Specification<T> specification)
    : SpecificationBuilder<T>(specification), IIncludableSpecificationBuilder<T, TProperty> where T : class;

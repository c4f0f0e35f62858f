using System.Linq.Expressions;

namespace Ardalis.Specification;

/// <summary>Which <typeparamref name="T"/>s are meant, in which order, and how to load them.</summary>
public interface ISpecification<T>
{
    /// <summary>The builder of this specification.</summary>
    ISpecificationBuilder<T> Query { get; }

    /// <summary>The conditions, all of which hold.</summary>
    IEnumerable<WhereExpressionInfo<T>> WhereExpressions { get; }

    /// <summary>The sort keys, the first one leading.</summary>
    IEnumerable<OrderExpressionInfo<T>> OrderExpressions { get; }

    /// <summary>The most entities to return; -1 is without limit.</summary>
    int Take { get; }

    /// <summary>How many entities to leave out at the front; -1 is none.</summary>
    int Skip { get; }

    /// <summary>Whether the entities are read without tracking.</summary>
    bool AsNoTracking { get; }

    /// <summary>Whether each included collection is a query of its own.</summary>
    bool AsSplitQuery { get; }

    /// <summary>Filters, sorts and pages <paramref name="entities"/> in memory.</summary>
    IEnumerable<T> Evaluate(IEnumerable<T> entities);

    /// <summary>Whether <paramref name="entity"/> meets every condition.</summary>
    bool IsSatisfiedBy(T entity);
}

/// <summary>A specification that projects each entity to a <typeparamref name="TResult"/>.</summary>
public interface ISpecification<T, TResult> : ISpecification<T>
{
    /// <summary>The builder of this specification.</summary>
    new ISpecificationBuilder<T, TResult> Query { get; }

    /// <summary>The projection.</summary>
    Expression<Func<T, TResult>>? Selector { get; }

    /// <summary>Filters, sorts, pages and projects <paramref name="entities"/> in memory.</summary>
    new IEnumerable<TResult> Evaluate(IEnumerable<T> entities);
}

/// <summary>A specification that at most one entity meets.</summary>
public interface ISingleResultSpecification<T> : ISpecification<T>;

/// <summary>A projecting specification that at most one entity meets.</summary>
public interface ISingleResultSpecification<T, TResult> : ISpecification<T, TResult>;

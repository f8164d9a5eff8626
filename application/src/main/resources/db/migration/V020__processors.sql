-- Where each processor stands. Column names are Axon's.
create table control.token_entry (
    processorname varchar(255) not null,
    segment       integer      not null,
    token         bytea,
    tokentype     varchar(255),
    timestamp     varchar(255),
    owner         varchar(255),
    primary key (processorname, segment)
);

-- Events that a projection could not handle, in the order of their aggregate. Column names are Axon's.
create table control.dead_letter (
    deadletteridentifier varchar(255) not null primary key,
    processinggroup      varchar(255) not null,
    sequenceidentifier   varchar(255) not null,
    sequenceindex        bigint       not null,
    messagetype          varchar(255) not null,
    eventidentifier      varchar(255) not null,
    timestamp            varchar(255) not null,
    payloadtype          varchar(255) not null,
    payloadrevision      varchar(255),
    payload              bytea        not null,
    metadata             bytea,
    type                 varchar(255),
    aggregateidentifier  varchar(255),
    sequencenumber       bigint,
    tokentype            varchar(255),
    token                bytea,
    enqueuedat           varchar(255) not null,
    lasttouched          varchar(255),
    processingstarted    varchar(255),
    causetype            varchar(255),
    causemessage         varchar(1023),
    diagnostics          bytea,
    unique (processinggroup, sequenceidentifier, sequenceindex)
);
